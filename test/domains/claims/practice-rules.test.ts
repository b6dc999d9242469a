import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rescrubSome } from '../../../src/domains/claims/timers/rescrub.job.ts';
import { writeAsJob } from '../../../src/jobs/write-as-job.ts';
import { openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type BillingWorld, openBilling, uuidOf } from './kit/billing-world.ts';
import { act, actOnAll, claimNow } from './kit/claim-acts.ts';

let server: TestServer;
let world: BillingWorld;

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  world = await openBilling(server);
});
afterAll(() => server.stop());

interface Rule {
  id: string;
  number: number;
  version: number;
  isOn: boolean;
  retiredAt: string | null;
  conditions: object[];
}

interface Result {
  __typename: string;
  message?: string;
  path?: string[];
  practiceRule?: Rule;
}

const fields = '{ id number name version isOn retiredAt effect conditions { field operator values } }';

async function send(mutation: string, input: object, id?: string, client = world.office.manager): Promise<Result> {
  const name = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const [declared, given] = id ? ['$id: ID!, ', 'id: $id, '] : ['', ''];
  const { result } = await client.ask<{ result: Result }>(
    `mutation(${declared}$input: ${name}Input!) { result: ${mutation}(${given}input: $input) { __typename
      ... on UserError { message path } ... on ${name}Success { practiceRule ${fields} } } }`,
    { input, ...(id && { id }) },
  );
  return result;
}

const injections = { field: 'PROCEDURE', operator: 'IS_ONE_OF', values: ['j1885'] };
const manyUnits = { field: 'UNITS', operator: 'IS_MORE_THAN', values: ['2'] };
const rule = { name: 'Many injections', fix: 'Open the note and count the units.', effect: 'BLOCK' };

async function added(input: object): Promise<Rule> {
  const { practiceRule, message } = await send('createPracticeRule', { ...rule, isOn: true, ...input });
  if (!practiceRule) throw new Error(message);
  return practiceRule;
}

async function rescrub(): Promise<void> {
  const { orm, office } = server.app;
  const at = { practiceId: uuidOf(world.office.practiceId), job: 'claims.rescrub' };
  await writeAsJob({ orm, jobs: office.jobs }, at, async (unit) => {
    await rescrubSome(unit);
    return { __typename: 'RescrubSuccess' };
  });
}

const injection = { code: 'J1885', units: 3, ndc: null };
const statusOf = async (id = '') => {
  const { status, findings, reasonCodes } = await claimNow(world.biller, id);
  return { status, reasonCodes, findings: findings.filter(({ edit }) => edit.startsWith('rule-')) };
};

test('a rule that blocks finds the line that meets all of its conditions, in its own words', async () => {
  await added({ conditions: [injections, manyUnits] });
  const [id = ''] = await world.claims({ charges: [{}, injection] });
  expect(await statusOf(id)).toMatchObject({
    status: 'SCRUB_FAILED',
    findings: [{ edit: 'rule-1', severity: 'ERROR', path: ['lines', '1'] }],
  });
  const { claim } = await world.biller.ask<{ claim: { findings: Record<string, unknown>[] } }>(
    `query($id: ID!) { claim(id: $id) { findings { edit number fix facts isOverridable rule { name number } } } }`,
    { id },
  );
  const found = claim.findings.find(({ edit }) => edit === 'rule-1');
  expect(found).toMatchObject({
    ...{ number: 1, fix: rule.fix, isOverridable: true, rule: { name: rule.name, number: 1 } },
  });
  expect(JSON.parse(String(found?.facts))).toEqual({ rule: rule.name, procedure: ['J1885'], units: 3 });
});

test('conditions about lines are met by one line together', async () => {
  await added({ conditions: [injections, manyUnits] });
  const [id = ''] = await world.claims({ charges: [{ units: 3 }, { code: 'J1885', units: 1 }] });
  expect((await statusOf(id)).findings).toEqual([]);
});

test('a finding of a rule is overridden with a reason', async () => {
  const hold = { field: 'MEMBER_ID', operator: 'BEGINS_WITH', values: ['W1'] };
  await added({ effect: 'HOLD', conditions: [hold] });
  const [id = ''] = await world.claims();
  expect(await statusOf(id)).toMatchObject({ status: 'ON_HOLD', reasonCodes: ['rule-1'] });
  const { claim } = await act(world.biller, 'overrideFinding', id, { edit: 'rule-1', path: [], reason: 'Asked them' });
  expect(claim).toMatchObject({ status: 'READY' });
  const { claim: seen } = await world.biller.ask<{ claim: { findings: object[] } }>(
    'query($id: ID!) { claim(id: $id) { findings { edit overrideReason overriddenBy { id } } } }',
    { id },
  );
  const overriddenBy = { id: expect.stringMatching(/^staff/) };
  expect(seen.findings).toContainEqual({ edit: 'rule-1', overrideReason: 'Asked them', overriddenBy });
});

test('a rule that warns lets claims pass, and one that is off finds nothing', async () => {
  const [id = ''] = await world.claims();
  const conditions = [{ field: 'TOTAL', operator: 'IS_MORE_THAN', values: ['1.00'] }];
  const { id: ruleId, version: expectedVersion } = await added({ effect: 'WARN', isOn: false, conditions });
  await actOnAll(world.biller, 'scrubClaims', { ids: [id] });
  expect((await statusOf(id)).findings).toEqual([]);
  await send('updatePracticeRule', { expectedVersion, isOn: true }, ruleId);
  await actOnAll(world.biller, 'scrubClaims', { ids: [id] });
  expect(await statusOf(id)).toMatchObject({ status: 'READY', findings: [{ severity: 'WARNING', path: [] }] });
});

test('claims that a rule holds come back by themselves once it is retired; those that staff hold stay', async () => {
  const conditions = [{ field: 'DIAGNOSIS', operator: 'BEGINS_WITH', values: ['J06.'] }];
  const { id: ruleId, version: expectedVersion } = await added({ effect: 'HOLD', conditions });
  const [byRule = '', byStaff = ''] = [...(await world.claims()), ...(await world.claims({ diagnoses: ['R05'] }))];
  await act(world.biller, 'holdClaim', byStaff, { reason: 'Waits for the note' });
  expect((await statusOf(byRule)).status).toBe('ON_HOLD');
  expect(await send('retirePracticeRule', { expectedVersion }, ruleId)).toMatchObject({
    practiceRule: { isOn: false, retiredAt: expect.any(String) },
  });
  await rescrub();
  expect([(await statusOf(byRule)).status, (await statusOf(byStaff)).status]).toEqual(['READY', 'ON_HOLD']);
});

test('a claim that staff once held and a rule holds now is let go by its override', async () => {
  const [id = ''] = await world.claims();
  await act(world.biller, 'holdClaim', id, { reason: 'Waits for the note' });
  await added({ effect: 'HOLD', conditions: [{ field: 'GROUP_NUMBER', operator: 'IS_MISSING' }] });
  expect((await act(world.biller, 'unholdClaim', id, {})).claim).toMatchObject({ status: 'ON_HOLD' });
  const override = { edit: 'rule-1', path: [], reason: 'Has none' };
  expect((await act(world.biller, 'overrideFinding', id, override)).claim).toMatchObject({ status: 'READY' });
});

test.each([
  ['PAYER', 'IS_ONE_OF', () => [world.payerId], true],
  ['PAYER', 'IS_NONE_OF', () => [world.payerId], false],
  ['PATIENT_SEX', 'IS_ONE_OF', () => ['f'], true],
  ['PATIENT_AGE', 'IS_MORE_THAN', () => ['130'], false],
  ['PRINCIPAL_DIAGNOSIS', 'IS_ONE_OF', () => ['J06.9'], true],
  ['DAYS_SINCE_SERVICE', 'IS_LESS_THAN', () => ['1'], false],
  ['PRIOR_AUTHORIZATION', 'IS_MISSING', () => [], true],
  ['REFERRING_NPI', 'IS_PRESENT', () => [], false],
  ['MODIFIER', 'IS_NONE_OF', () => ['25'], true],
  ['CHARGE', 'IS_LESS_THAN', () => ['1.00'], false],
  ['PLACE_OF_SERVICE', 'IS_ONE_OF', () => ['11'], true],
  ['RENDERING_NPI', 'BEGINS_WITH', () => ['16795'], true],
])('%s %s', async (field, operator, values, hits) => {
  await world.claims();
  const { practiceRuleTrial } = await world.office.manager.ask<{ practiceRuleTrial: object }>(
    'query($conditions: [RuleConditionInput!]!) { practiceRuleTrial(conditions: $conditions) { claims hits isComplete } }',
    { conditions: [{ field, operator, values: values() }] },
  );
  expect(practiceRuleTrial).toEqual({ claims: 1, hits: hits ? 1 : 0, isComplete: true });
});

test('a trial with a value that does not fit is an error that names it, and writes nothing', async () => {
  const { errors } = await world.office.manager.send(
    '{ practiceRuleTrial(conditions: [{ field: TOTAL, operator: IS_MORE_THAN, values: ["much"] }]) { hits } }',
  );
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: ['conditions', '0', 'values', '0'],
  });
});

test.each([
  ['an operator of numbers for a text', { field: 'PROCEDURE', operator: 'IS_MORE_THAN', values: ['1'] }, ['operator']],
  ['an operator of texts for a number', { field: 'TOTAL', operator: 'IS_ONE_OF', values: ['1.00'] }, ['operator']],
  ['no value', { field: 'PROCEDURE', operator: 'IS_ONE_OF', values: [] }, ['values']],
  ['two limits', { field: 'UNITS', operator: 'IS_LESS_THAN', values: ['1', '2'] }, ['values']],
  ['a value beside IS_MISSING', { field: 'MODIFIER', operator: 'IS_MISSING', values: ['25'] }, ['values']],
  ['a diagnosis that is none', { field: 'DIAGNOSIS', operator: 'IS_ONE_OF', values: ['cold'] }, ['values', '0']],
  ['an amount that is none', { field: 'CHARGE', operator: 'IS_MORE_THAN', values: ['-1'] }, ['values', '0']],
  ['a payer of no practice', { field: 'PAYER', operator: 'IS_ONE_OF', values: ['payer_x'] }, ['values']],
  ['an unknown field', { field: 'MOON', operator: 'IS_PRESENT' }, ['field']],
])('%s is refused with its place', async (_what, condition, path) => {
  expect(await send('createPracticeRule', { ...rule, conditions: [injections, condition] })).toMatchObject({
    ...{ __typename: 'InvalidInputError', path: ['input', 'conditions', '1', ...path] },
  });
});

test('a rule is added once, changed at its version, and its number is given once', async () => {
  const input = { ...rule, conditions: [injections], idempotencyKey: randomUUID() };
  const first = await send('createPracticeRule', input);
  expect(await send('createPracticeRule', input)).toEqual(first);
  expect(first.practiceRule).toMatchObject({ number: 1, isOn: false, conditions: [{ values: ['J1885'] }] });
  const id = first.practiceRule?.id ?? '';
  expect(await send('createPracticeRule', { ...input, idempotencyKey: randomUUID() })).toMatchObject({
    ...{ __typename: 'InvalidInputError', path: ['input', 'name'] },
  });
  const conditions = [manyUnits];
  expect(await send('updatePracticeRule', { expectedVersion: 1, conditions }, id)).toMatchObject({
    practiceRule: { version: 2, conditions },
  });
  expect(await send('updatePracticeRule', { expectedVersion: 1, isOn: true }, id)).toMatchObject({
    __typename: 'StaleVersionError',
  });
  expect(await send('updatePracticeRule', { expectedVersion: 2, fix: null }, id)).toMatchObject({
    path: ['input', 'fix'],
  });
  await send('retirePracticeRule', { expectedVersion: 2 }, id);
  expect(await send('updatePracticeRule', { expectedVersion: 3, isOn: true }, id)).toMatchObject({ path: ['id'] });
  expect(await send('retirePracticeRule', { expectedVersion: 3 }, id)).toMatchObject({ path: ['id'] });
  expect(await added({ conditions })).toMatchObject({ number: 2 });
});

test('rules are listed by number and filtered, and another practice sees none of them', async () => {
  for (const isOn of [true, false]) await added({ name: `On ${isOn}`, isOn, conditions: [injections] });
  const numbers = async (args: string, { manager } = world.office) => {
    const { practiceRules } = await manager.ask<{ practiceRules: { nodes: { number: number }[]; totalCount: number } }>(
      `{ practiceRules(${args}) { nodes { number } totalCount } }`,
    );
    return practiceRules.nodes.map(({ number }) => number);
  };
  expect(await numbers('orderBy: LAST_NUMBER')).toEqual([2, 1]);
  expect(await numbers('filter: { isOn: true, isRetired: false }')).toEqual([1]);
  expect(await numbers('first: 5', await openOffice(server))).toEqual([]);
});

test('a biller sees rules and may not change them', async () => {
  const { errors } = await world.biller.send(
    `mutation { createPracticeRule(input: { name: "A", fix: "B", effect: WARN,
      conditions: [{ field: MODIFIER, operator: IS_MISSING }] }) { __typename } }`,
  );
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  expect(await world.biller.ask('{ practiceRules { totalCount } }')).toEqual({ practiceRules: { totalCount: 0 } });
});
