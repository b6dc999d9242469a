import { loopTable } from './loop-table.ts';

/** Parties that a benefit may name. Some payers leave out LS and LE around them. */
const parties = 'NM1*13|1I|1P|2B|36|73|FA|GP|GW|I3|IL|LR|OC|P3|P4|P5|PR|PRP|SEP|TTP|VER|VN|VY|X3|Y2 23';
const party = ['N3 23', 'N4 23', 'PER 69', 'PRV 23', 'LE'];

/** 005010X279A1, the answer. */
export const loops271 = loopTable([
  ['HEADER', '', 'ST', 'BHT !'],
  ['2000A', 'HEADER', 'HL***20 ! 9999', 'AAA 9'],
  ['2100A', '2000A', 'NM1*2B|36|GP|P5|PR !', 'PER 3', 'AAA 9'],
  ['2000B', '2000A', 'HL***21 9999'],
  ['2100B', '2000B', 'NM1*1P|2B|36|80|FA|GP|P5|PR !', 'REF 9', 'N3', 'N4', 'AAA 9', 'PRV'],
  ['2000C', '2000B', 'HL***22 99999', 'TRN 3'],
  ['2100C', '2000C', 'NM1*IL !', 'REF 9', 'N3', 'N4', 'AAA 9', 'PRV', 'DMG', 'INS', 'HI', 'DTP 9', 'MPI'],
  ['2110C', '2100C', 'EB 99999', 'HSD 9', 'REF 9', 'DTP 20', 'AAA 9', 'MSG 10'],
  ['2115C', '2110C', 'III 10'],
  ['2120C', '2110C', 'LS', 'NM1 23', ...party],
  ['2120C', '2110C', parties, ...party],
  ['2000D', '2000C', 'HL***23 99999', 'TRN 3'],
  ['2100D', '2000D', 'NM1*03 !', 'REF 9', 'N3', 'N4', 'AAA 9', 'PRV', 'DMG', 'INS', 'HI', 'DTP 9', 'MPI'],
  ['2110D', '2100D', 'EB 99999', 'HSD 9', 'REF 9', 'DTP 20', 'AAA 9', 'MSG 10'],
  ['2115D', '2110D', 'III 10'],
  ['2120D', '2110D', 'LS', 'NM1 23', ...party],
  ['2120D', '2110D', parties, ...party],
]);
