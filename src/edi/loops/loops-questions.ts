import { loopTable } from './loop-table.ts';

const person = ['REF 9', 'N3', 'N4', 'PRV', 'DMG', 'INS', 'HI', 'DTP 2'];

/** 005010X279A1, the question. */
export const loops270 = loopTable([
  ['HEADER', '', 'ST', 'BHT !'],
  ['2000A', 'HEADER', 'HL***20 ! 9999'],
  ['2100A', '2000A', 'NM1*2B|36|GP|P5|PR !'],
  ['2000B', '2000A', 'HL***21 ! 9999'],
  ['2100B', '2000B', 'NM1*1P|2B|36|80|FA|GP|P5|PR !', 'REF 9', 'N3', 'N4', 'PRV'],
  ['2000C', '2000B', 'HL***22 ! 99999', 'TRN 2'],
  ['2100C', '2000C', 'NM1*IL !', ...person],
  ['2110C', '2100C', 'EQ 99', 'AMT 2', 'III 10', 'REF', 'DTP'],
  ['2000D', '2000C', 'HL***23 99999', 'TRN 2'],
  ['2100D', '2000D', 'NM1*03 !', ...person],
  ['2110D', '2100D', 'EQ 99', 'AMT 2', 'III 10', 'REF', 'DTP'],
]);

const claim = ['REF 9', 'AMT*T3', 'DTP 2'];

/** 005010X212, the question: 276. */
export const loops276 = loopTable([
  ['HEADER', '', 'ST', 'BHT !'],
  ['2000A', 'HEADER', 'HL***20 ! 9999'],
  ['2100A', '2000A', 'NM1*PR !'],
  ['2000B', '2000A', 'HL***21 ! 9999'],
  ['2100B', '2000B', 'NM1*41 !'],
  ['2000C', '2000B', 'HL***19 ! 9999'],
  ['2100C', '2000C', 'NM1*1P ! 2'],
  ['2000D', '2000C', 'HL***22 ! 99999', 'DMG'],
  ['2100D', '2000D', 'NM1*IL !'],
  ['2200D', '2000D', 'TRN 99', ...claim],
  ['2210D', '2200D', 'SVC 99', 'REF', 'DTP'],
  ['2000E', '2000D', 'HL***23 99999', 'DMG'],
  ['2100E', '2000E', 'NM1*QC !'],
  ['2200E', '2000E', 'TRN 99', ...claim],
  ['2210E', '2200E', 'SVC 99', 'REF', 'DTP'],
]);
