import { loopTable } from './loop-table.ts';

const names = ['QC', 'IL', '74', '82', 'TT', 'PR', 'GB'].map((qualifier) => `NM1*${qualifier}`);

/** 005010X221A1. */
export const loops835 = loopTable([
  ['HEADER', '', 'ST', 'BPR !', 'TRN !', 'CUR', 'REF 2', 'DTM*405', 'PLB 99999'],
  ['1000A', 'HEADER', 'N1*PR !', 'N3', 'N4', 'REF 4', 'PER 9'],
  ['1000B', 'HEADER', 'N1*PE !', 'N3', 'N4', 'REF 9', 'RDM'],
  ['2000', 'HEADER', 'LX 99999', 'TS3', 'TS2'],
  [
    '2100',
    '2000 HEADER',
    'CLP 99999',
    ...names,
    'CAS 99',
    'MIA',
    'MOA',
    'REF 15',
    'DTM 4',
    'PER 2',
    'AMT 13',
    'QTY 14',
  ],
  ['2110', '2100', 'SVC 999', 'DTM 3', 'CAS 99', 'REF 24', 'AMT 12', 'QTY 6', 'LQ 99'],
]);
