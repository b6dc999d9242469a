import type { NodeType } from '../../../../src/generated/node-types.ts';
import type { List } from './lists.ts';

const byTime = ['orderBy: EARLIEST_FIRST', 'orderBy: LATEST_FIRST'];
const ofTable = (table: string) => (text: string) =>
  new RegExp(`from "?${table}\\b`).test(text) && /\blimit\b|\bcount\(/.test(text);

/** The lists of codes and fees. */
export function codingLists(id: (type: NodeType, kind: string, number: number) => string, fewMatch: string): List[] {
  return [
    {
      name: 'the fee schedules',
      ask: (args, selection) => `{ feeSchedules(${args}) { ${selection} } }`,
      orders: ['orderBy: LATEST_FIRST', 'orderBy: EARLIEST_FIRST'],
      filter: `{ hasPayer: true, not: { payerId: ${id('Payer', 'payer', 3)} } }`,
      index: 'fee_schedule_latest',
      gathers: { when: 'FILTERED', why: fewMatch },
      filterType: 'FeeScheduleFilter',
      isOwn: ofTable('fee_schedule'),
    },
    {
      name: 'the fees',
      ask: (args, selection) => `{ fees(${args}) { ${selection} } }`,
      orders: ['orderBy: A_TO_Z', 'orderBy: Z_TO_A'],
      filter: `{ feeScheduleId: ${id('FeeSchedule', 'feeschedule', 1)} }`,
      index: 'fee_by_code',
      filterIndex: 'fee_by_schedule',
      gathers: { when: 'FILTERED', why: fewMatch },
      filterType: 'FeeFilter',
      isOwn: ofTable('fee'),
    },
    {
      name: 'the codings',
      ask: (args, selection) => `{ visitCodings(${args}) { ${selection} } }`,
      orders: byTime,
      filter: `{ status: { in: [READY, RELEASED] }, not: { siteId: ${id('Site', 'site', 1)} } }`,
      index: 'visit_coding_by_opening',
      filterType: 'VisitCodingFilter',
      isOwn: ofTable('visit_coding'),
    },
    {
      name: 'the charges of a coding',
      ask: (args, selection) =>
        `{ visitCoding(id: ${id('VisitCoding', 'coding', 0)}) { charges(${args}) { ${selection} } } }`,
      orders: byTime,
      filter: '{ status: { in: [CODED, PROPOSED] } }',
      index: 'charge_by_coding',
      filterType: 'ChargeFilter',
      isOwn: ofTable('charge'),
    },
    {
      name: 'the questions of coders',
      ask: (args, selection) => `{ codingQueries(${args}) { ${selection} } }`,
      orders: byTime,
      filter: `{ askedOfId: ${id('StaffMember', 'staff', 3)}, isOpen: false }`,
      index: 'coding_query_by_time',
      filterIndex: 'coding_query_by_provider',
      filterType: 'CodingQueryFilter',
      isOwn: ofTable('coding_query'),
    },
    {
      name: 'the questions about a coding',
      ask: (args, selection) =>
        `{ visitCoding(id: ${id('VisitCoding', 'coding', 0)}) { queries(${args}) { ${selection} } } }`,
      orders: byTime,
      filter: '{ isOpen: true }',
      index: 'coding_query_by_coding',
      filterType: 'CodingQueryFilter',
      isOwn: ofTable('coding_query'),
    },
    {
      name: 'the codes',
      ask: (args, selection) => `{ codes(set: HCPCS, text: "drug", on: "2026-03-02", ${args}) { ${selection} } }`,
      orders: [''],
      index: 'code_by_word',
      gathers: { when: 'ALWAYS', why: 'few codes have a word; walking through all codes in order took a second' },
      isOwn: ofTable('code'),
    },
  ];
}
