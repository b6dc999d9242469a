import { byName, byTime, fewMatch, type IdOf, type List, ofTable } from './lists.ts';

const byEnd = ['orderBy: FIRST_TO_EXPIRE', 'orderBy: LAST_TO_EXPIRE'];

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
    {
      name: 'the day of a site for its coverages',
      ask: (args, selection) =>
        `{ eligibilityList(date: "2026-03-02", siteId: ${id('Site', 'site', 0)}, ${args}) { ${selection} } }`,
      orders: byTime,
      filter: '{ status: { in: [FULFILLED] } }',
      filterType: 'AppointmentFilter',
      index: 'appointment_by_site',
      isOwn: ofTable('appointment'),
    },
    {
      name: 'the authorizations',
      ask: (args, selection) => `{ authorizations(${args}) { ${selection} } }`,
      orders: byEnd,
      filter: '{ status: { in: [APPROVED] }, isNearlyUsed: true, expiresSoon: false }',
      index: 'payer_authorization_by_end',
      filterType: 'PayerAuthorizationFilter',
      isOwn: ofTable('payer_authorization'),
    },
    {
      name: 'the authorizations of a patient',
      ask: (args, selection) =>
        `{ patient(id: ${id('Patient', 'patient', 3)}) { authorizations(${args}) { ${selection} } } }`,
      orders: byEnd,
      filter: '{ kind: { in: [PRIOR_AUTH] } }',
      index: 'payer_authorization_by_patient',
      filterType: 'PayerAuthorizationFilter',
      isOwn: ofTable('payer_authorization'),
    },
    {
      name: 'the rules of a payer',
      ask: (args, selection) =>
        `{ payer(id: ${id('Payer', 'payer', 3)}) { authorizationRules(${args}) { ${selection} } } }`,
      orders: byTime,
      filter: `{ not: { visitTypeId: ${id('VisitType', 'type', 3)} } }`,
      index: 'payer_authorization_rule_by_payer',
      filterType: 'PayerAuthorizationRuleFilter',
      isOwn: ofTable('payer_authorization_rule'),
    },
  ];
}
