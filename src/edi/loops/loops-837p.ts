import { loopTable } from './loop-table.ts';

const claimDates = ['DTP 20', 'PWK 10', 'CN1', 'AMT*F5'];
const claimReferences = ['4N', 'F5', 'EW', '9F', 'G1', 'F8', 'X4', '9A', 'LX', 'D9', 'EA', 'P4', '1J'].map(
  (qualifier) => `REF*${qualifier}`,
);
const claimTexts = ['K3 10', 'NTE', 'CR1', 'CR2', 'CRC 8'];
const lineFacts = ['PWK 11', 'CR1', 'CR3', 'CRC 5', 'DTP*472 !', 'DTP 10', 'QTY 2', 'MEA 5', 'CN1'];
const lineReferences = ['6R', 'X4', 'F4', 'BT', '9B', '9D', 'EW', 'G1|9F 10'].map((qualifier) => `REF*${qualifier}`);
const lineTexts = ['AMT 2', 'K3 10', 'NTE*ADD|DCP', 'NTE*TPO', 'PS1', 'HCP'];

/** 005010X222A1. Segments that offices do not send are listed by their ids only, so that a reader knows their place. */
export const loops837p = loopTable([
  ['HEADER', '', 'ST', 'BHT !'],
  ['1000A', 'HEADER', 'NM1*41 !', 'PER ! 2'],
  ['1000B', 'HEADER', 'NM1*40 !'],
  ['2000A', 'HEADER', 'HL***20 ! 9999', 'PRV*BI', 'CUR'],
  ['2010AA', '2000A', 'NM1*85 !', 'N3 !', 'N4 !', 'REF*EI|SY|0B|1G 4', 'PER 2'],
  ['2010AB', '2000A', 'NM1*87', 'N3 !', 'N4 !'],
  ['2010AC', '2000A', 'NM1*PE', 'N3', 'N4', 'REF 2'],
  ['2000B', '2000A', 'HL***22 ! 9999', 'SBR !', 'PAT'],
  ['2010BA', '2000B', 'NM1*IL !', 'N3', 'N4', 'DMG', 'REF*SY|Y4 2', 'PER'],
  ['2010BB', '2000B', 'NM1*PR !', 'N3', 'N4', 'REF*2U|EI|FY|NF|G2|LU 6'],
  ['2000C', '2000B', 'HL***23 9999', 'PAT !'],
  ['2010CA', '2000C', 'NM1*QC !', 'N3 !', 'N4 !', 'DMG !', 'REF*Y4|1W|SY 3', 'PER'],
  ['2300', '2000B 2000C', 'CLM 100', ...claimDates, ...claimReferences, ...claimTexts, 'HI ! 4', 'HCP'],
  ['2310A', '2300', 'NM1*DN|P3 2', 'REF 3'],
  ['2310B', '2300', 'NM1*82', 'PRV*PE', 'REF 4'],
  ['2310C', '2300', 'NM1*77', 'N3 !', 'N4 !', 'REF 3', 'PER'],
  ['2310D', '2300', 'NM1*DQ', 'REF 4'],
  ['2310E', '2300', 'NM1*PW', 'N3', 'N4'],
  ['2310F', '2300', 'NM1*45', 'N3', 'N4'],
  ['2320', '2300', 'SBR 10', 'CAS 5', 'AMT 3', 'OI !', 'MOA'],
  ['2330A', '2320', 'NM1*IL !', 'N3', 'N4', 'REF'],
  ['2330B', '2320', 'NM1*PR !', 'N3', 'N4', 'DTP*573', 'REF 6'],
  ['2330C', '2320', 'NM1*DN|P3 2', 'REF 3'],
  ['2330D', '2320', 'NM1*82', 'REF 3'],
  ['2330E', '2320', 'NM1*77', 'REF 3'],
  ['2330F', '2320', 'NM1*DQ', 'REF 3'],
  ['2330G', '2320', 'NM1*85', 'REF 2'],
  ['2400', '2300', 'LX ! 50', 'SV1 !', 'SV5', ...lineFacts, ...lineReferences, ...lineTexts],
  ['2410', '2400', 'LIN', 'CTP !', 'REF'],
  ['2420A', '2400', 'NM1*82', 'PRV*PE', 'REF 20'],
  ['2420B', '2400', 'NM1*QB', 'REF 20'],
  ['2420C', '2400', 'NM1*77', 'N3 !', 'N4 !', 'REF 3'],
  ['2420D', '2400', 'NM1*DQ', 'REF 20'],
  ['2420E', '2400', 'NM1*DK', 'N3', 'N4', 'REF 20', 'PER'],
  ['2420F', '2400', 'NM1*DN|P3 2', 'REF 20'],
  ['2420G', '2400', 'NM1*PW', 'N3', 'N4'],
  ['2420H', '2400', 'NM1*45', 'N3', 'N4'],
  ['2430', '2400', 'SVD 15', 'CAS 5', 'DTP*573 !', 'AMT*EAF'],
  ['2440', '2400', 'LQ 99', 'FRM 99'],
]);
