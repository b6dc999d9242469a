import { byName, byTime, fewMatch, type IdOf, type List, ofTable } from './lists.ts';

/** Lists of coverages, plans, clearinghouses and routes. */
export function insuranceLists(id: IdOf): List[] {
  return [
    {
      name: 'the coverages of a patient',
      ask: (args, selection) =>
        `{ patient(id: ${id('Patient', 'patient', 3)}) { coverages(${args}) { ${selection} } } }`,
      orders: ['orderBy: RANK_FIRST', 'orderBy: RANK_LAST'],
      filter: `{ planId: ${id('Plan', 'plan', 1)} }`,
      index: 'coverage_by_rank',
      filterType: 'CoverageFilter',
      isOwn: ofTable('coverage'),
    },
    {
      name: 'the plans',
      ask: (args, selection) => `{ plans(${args}) { ${selection} } }`,
      orders: byName,
      filter: '{ name: { startsWith: "PLAN 0051" } }',
      index: 'plan_by_name',
      filterIndex: 'plan_by_folded_name',
      gathers: { when: 'FILTERED', why: fewMatch },
      filterType: 'PlanFilter',
      isOwn: ofTable('plan'),
    },
    {
      name: 'the clearinghouses',
      ask: (args, selection) => `{ clearinghouses(${args}) { ${selection} } }`,
      orders: byName,
      filter: '{ name: { startsWith: "CLEARING 0051" } }',
      index: 'clearinghouse_by_name',
      filterIndex: 'clearinghouse_by_folded_name',
      gathers: { when: 'FILTERED', why: fewMatch },
      filterType: 'ClearinghouseFilter',
      isOwn: ofTable('clearinghouse'),
    },
    {
      name: 'the routes of a payer',
      ask: (args, selection) => `{ payer(id: ${id('Payer', 'payer', 3)}) { routes(${args}) { ${selection} } } }`,
      orders: byTime,
      filter: '{ transaction: { in: [ELIGIBILITY] } }',
      index: 'payer_route_by_payer',
      filterType: 'PayerRouteFilter',
      isOwn: ofTable('payer_route'),
    },
  ];
}
