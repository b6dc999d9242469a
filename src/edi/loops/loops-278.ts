import { loopTable } from './loop-table.ts';

const party = ['REF 9', 'N3', 'N4', 'PER', 'AAA 9', 'PRV'];
const person = ['REF 9', 'N3', 'N4', 'AAA 9', 'DMG', 'INS'];
const decided = ['TRN 3', 'AAA 9', 'UM', 'HCR', 'REF 9', 'DTP 20'];
const providers = 'NM1*71|72|73|77|AAJ|DD|DK|DN|FA|G3|P3|QB|QV|SJ|1P|1T 14';

/** 005010X217: a request (BHT02 13) and its answer (11) have the same loops. */
export const loops278 = loopTable([
  ['HEADER', '', 'ST', 'BHT !'],
  ['2000A', 'HEADER', 'HL***20 ! 9999', 'AAA 9'],
  ['2010A', '2000A', 'NM1*1P|2B|36|FA|PR|X3 !', 'PER', 'AAA 9'],
  ['2000B', '2000A', 'HL***21 9999'],
  ['2010B', '2000B', 'NM1*1P|2B|36|FA|PR|X3 !', ...party],
  ['2000C', '2000B', 'HL***22 99999'],
  ['2010C', '2000C', 'NM1*IL !', ...person],
  ['2000D', '2000C', 'HL***23 99999'],
  ['2010D', '2000D', 'NM1*QC !', ...person],
  ['2000E', '2000C 2000D', 'HL***EV 99999', ...decided, 'HI', 'HSD', 'CRC 9', 'CL1', 'CR1', 'CR2', 'PWK 10', 'MSG'],
  ['2010E', '2000E', providers, ...party],
  ['2000F', '2000E', 'HL***SS 99999', ...decided, 'SV1', 'SV2', 'SV3', 'TOO 32', 'HSD', 'PWK 10', 'MSG'],
  ['2010F', '2000F', providers, ...party],
]);
