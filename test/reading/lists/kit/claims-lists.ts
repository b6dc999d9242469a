import { byTime, type IdOf, type List, ofTable } from './lists.ts';

/** Lists of claims, of the files that they are sent in, and of the answers to them. */
export function claimsLists(id: IdOf): List[] {
  const claims = {
    ask: (args: string, selection: string) => `{ claims(${args}) { ${selection} } }`,
    filter: `{ status: { in: [PAID, PARTLY_PAID] }, not: { siteId: ${id('Site', 'site', 1)} } }`,
    filterType: 'ClaimFilter',
    isOwn: ofTable('claim'),
  };
  return [
    {
      ...claims,
      name: 'the claims',
      orders: ['orderBy: LONGEST_IN_QUEUE_FIRST'],
      index: 'claim_by_time_in_queue',
    },
    { ...claims, name: 'the claims by deadline', orders: ['orderBy: DEADLINE_FIRST'], index: 'claim_by_deadline' },
    { ...claims, name: 'the claims by total', orders: ['orderBy: LARGEST_FIRST'], index: 'claim_by_total' },
    { ...claims, name: 'the claims by creation', orders: ['orderBy: LATEST_FIRST'], index: 'claim_by_creation' },
    {
      ...claims,
      name: 'the claims of a patient',
      ask: (args, selection) => `{ patient(id: ${id('Patient', 'patient', 3)}) { claims(${args}) { ${selection} } } }`,
      orders: ['orderBy: LATEST_FIRST'],
      index: 'claim_by_patient',
    },
    {
      name: 'the disclosures of a patient',
      ask: (args, selection) =>
        `{ patient(id: ${id('Patient', 'patient', 3)}) { disclosures(${args}) { ${selection} } } }`,
      orders: byTime,
      filter: '{ at: { from: "2026-01-05T13:02:00Z" } }',
      index: 'disclosure_by_patient',
      filterType: 'DisclosureFilter',
      isOwn: ofTable('disclosure'),
    },
    {
      name: 'the rules of the practice',
      ask: (args, selection) => `{ practiceRules(${args}) { ${selection} } }`,
      orders: ['orderBy: FIRST_NUMBER', 'orderBy: LAST_NUMBER'],
      filter: '{ isOn: false, isRetired: true }',
      index: 'practice_rule_by_number',
      filterType: 'PracticeRuleFilter',
      isOwn: ofTable('practice_rule'),
    },
    {
      name: 'the batches',
      ask: (args, selection) => `{ batches(${args}) { ${selection} } }`,
      orders: byTime,
      filter: '{ status: { in: [SENT, FROZEN] }, madeAt: { from: "2026-01-05T13:02:00Z" } }',
      index: 'batch_by_time',
      filterType: 'BatchFilter',
      isOwn: ofTable('batch'),
    },
    {
      name: 'the files',
      ask: (args, selection) => `{ ediFiles(${args}) { ${selection} } }`,
      orders: byTime,
      filter: '{ direction: { in: [IN] } }',
      index: 'edi_file_by_time',
      filterType: 'EdiFileFilter',
      isOwn: ofTable('edi_file'),
    },
    {
      name: 'the answers to claims',
      ask: (args, selection) => `{ acknowledgements(${args}) { ${selection} } }`,
      orders: byTime,
      filter: '{ status: { in: [APPLIED, MATCHED] }, not: { kind: { in: [TA1] } } }',
      index: 'acknowledgement_by_time',
      filterType: 'AcknowledgementFilter',
      isOwn: ofTable('acknowledgement'),
    },
    {
      name: 'the remittances',
      ask: (args, selection) => `{ remittances(${args}) { ${selection} } }`,
      orders: byTime,
      filter: `{ not: { payerId: ${id('Payer', 'payer', 3)} } }`,
      index: 'remittance_by_time',
      filterType: 'RemittanceFilter',
      isOwn: ofTable('remittance'),
    },
    {
      name: 'the remittances by day of payment',
      ask: (args, selection) => `{ remittances(${args}) { ${selection} } }`,
      orders: ['orderBy: LATEST_PAID_FIRST'],
      filter: `{ not: { payerId: ${id('Payer', 'payer', 3)} } }`,
      index: 'remittance_by_day',
      filterType: 'RemittanceFilter',
      isOwn: ofTable('remittance'),
    },
    {
      name: 'the advices',
      ask: (args, selection) => `{ advices(${args}) { ${selection} } }`,
      orders: byTime,
      filter: '{ status: { in: [READY, HELD] } }',
      index: 'advice_by_time',
      filterType: 'AdviceFilter',
      isOwn: ofTable('advice'),
    },
    {
      name: 'the advices of a remittance',
      ask: (args, selection) =>
        `{ remittance(id: ${id('Remittance', 'remittance', 0)}) { advices(${args}) { ${selection} } } }`,
      orders: byTime,
      filter: '{ status: { in: [READY, HELD] } }',
      index: 'advice_by_remittance',
      filterType: 'AdviceFilter',
      isOwn: ofTable('advice'),
    },
  ];
}
