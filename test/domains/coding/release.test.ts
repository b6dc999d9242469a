import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { actOnAll } from '../claims/kit/claim-acts.ts';
import { type CodersDesk, code, openCodersDesk } from './coders-desk.ts';

let server: TestServer;
let desk: CodersDesk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openCodersDesk(server);
});

afterAll(() => server.stop());

test('from the end of the visit to a claim: the coding opens, is filled, released, locked, and its claim is scrubbed', async () => {
  const { coder } = desk;
  const opened = await desk.coding({ patientId: await desk.insured() });
  expect(opened).toMatchObject({ status: 'READY', coder: null, diagnoses: [], charges: { nodes: [] } });
  const recorded = await code(
    coder,
    'recordDiagnoses',
    { expectedVersion: opened.version, codes: ['j06.9', 'R05.1'] },
    opened.id,
  );
  expect(recorded.coding).toMatchObject({
    status: 'IN_CODING',
    diagnoses: [
      { position: 1, code: 'J069' },
      { position: 2, code: 'R051' },
    ],
  });
  const { charge } = await code(coder, 'addCharge', {
    ...{ visitCodingId: opened.id, code: 'g0439', modifiers: ['25'], pointers: [2, 1], amount: '120.50' },
  });
  expect(charge).toMatchObject({ code: 'G0439', modifiers: ['25'], units: 1, amount: '120.50', pointers: [2, 1] });
  const { version } = await desk.codingNow(opened.id);
  const released = await code(coder, 'releaseCoding', { expectedVersion: version }, opened.id);
  expect(released).toMatchObject({
    __typename: 'ReleaseCodingSuccess',
    coding: { status: 'RELEASED', charges: { nodes: [{ status: 'RELEASED' }] } },
    claims: [{ status: 'SCRUB_FAILED', codes: ['G0439'] }],
  });
});

test('what a coding lacks is named all at once', async () => {
  const { coder } = desk;
  const { id, version } = await desk.coding();
  const empty = await code(coder, 'releaseCoding', { expectedVersion: version }, id);
  expect(empty.problems?.map(({ message }) => message.split(';')[0])).toEqual([
    'The visit has no diagnosis',
    'The visit has no charge',
  ]);
  await code(coder, 'recordDiagnoses', { expectedVersion: version, codes: ['J069'] }, id);
  await code(coder, 'addCharge', { visitCodingId: id, code: 'G0439' });
  const { codingQuery } = await code(coder, 'queryProvider', { visitCodingId: id, question: 'Left or right?' });
  const lacking = await code(coder, 'releaseCoding', { expectedVersion: (await desk.codingNow(id)).version }, id);
  expect(lacking.problems?.map(({ message }) => message.split(';')[0])).toEqual([
    'A question waits for its answer',
    'G0439 points to no diagnosis',
  ]);
  await code(coder, 'withdrawCodingQuery', { expectedVersion: codingQuery?.version }, codingQuery?.id);
  const [charge] = (await desk.codingNow(id)).charges.nodes;
  await code(coder, 'updateCharge', { expectedVersion: charge?.version, pointers: [1] }, charge?.id);
  const done = await code(coder, 'releaseCoding', { expectedVersion: (await desk.codingNow(id)).version }, id);
  // Without a coverage the patient pays: there is no claim.
  expect(done).toMatchObject({ __typename: 'ReleaseCodingSuccess', claims: [] });
});

test('a released coding takes no change until it is reopened, which closes its claim', async () => {
  const { coder } = desk;
  const coded = await desk.codedOne({ patientId: await desk.insured() });
  const { claims } = await code(coder, 'releaseCoding', { expectedVersion: coded.version }, coded.id);
  const released = await desk.codingNow(coded.id);
  const [charge] = released.charges.nodes;
  const on = { expectedVersion: released.version };
  const changes = [
    ['recordDiagnoses', { ...on, codes: ['J069'] }, coded.id],
    ['addCharge', { visitCodingId: coded.id, code: 'G0439' }],
    ['updateCharge', { expectedVersion: charge?.version, units: 2 }, charge?.id],
    ['voidCharge', { expectedVersion: charge?.version }, charge?.id],
    ['queryProvider', { visitCodingId: coded.id, question: 'Why?' }],
    ['releaseCoding', { expectedVersion: coded.version }, coded.id],
  ] as const;
  for (const [mutation, input, id] of changes) {
    const refusal = await code(coder, mutation, input, id);
    expect([mutation, refusal.__typename, refusal.coding?.id]).toEqual([mutation, 'CodingLockedError', coded.id]);
    expect(refusal.message).toContain('reopenCoding');
  }
  const { refused } = await code(coder, 'assignCoding', { codingIds: [coded.id] });
  expect(refused).toMatchObject([{ coding: { id: coded.id }, path: ['input', 'codingIds', '0'] }]);
  expect(await desk.codingNow(coded.id)).toEqual(released);
  await actOnAll(await desk.office.as('BILLER'), 'snoozeClaims', { ids: [claims?.[0]?.id], until: '2099-01-01' });
  const reopened = await code(coder, 'reopenCoding', { ...on, reason: 'Wrong units' }, coded.id);
  expect(reopened.coding).toMatchObject({ status: 'IN_CODING', charges: { nodes: [{ status: 'CODED' }] } });
  const closed = await (await desk.office.as('BILLER')).ask<unknown>(
    `query($id: ID!) { node(id: $id) { ... on Claim { status queue snoozedUntil lastEvent { kind toStatus text source } } } }`,
    { id: claims?.[0]?.id },
  );
  const lastEvent = { kind: 'CLOSED', toStatus: 'CLOSED', text: 'Wrong units', source: 'STAFF' };
  expect(closed).toEqual({ node: { status: 'CLOSED', queue: 'DONE', snoozedUntil: null, lastEvent } });
  const again = await code(coder, 'releaseCoding', { expectedVersion: reopened.coding?.version }, coded.id);
  expect(again.claims).toHaveLength(1);
  expect(again.claims?.[0]?.id).not.toBe(claims?.[0]?.id);
});

test('once a claim was frozen the coding stays released, and the claim is corrected instead', async () => {
  const { coder } = desk;
  const coded = await desk.codedOne({ patientId: await desk.insured() });
  const { claims, coding } = await code(coder, 'releaseCoding', { expectedVersion: coded.version }, coded.id);
  const claim = claims?.[0]?.id ?? '';
  await runAsOwner(
    server,
    `insert into claim_version (practice_id, id, claim_id, patient_id, number, frequency, snapshot, sha256, frozen_at)
     select practice_id, gen_random_uuid(), id, patient_id, 1, '1', '{}', repeat('0', 64), now() from claim where id = $1`,
    [parseTypeId(claim)?.uuid],
  );
  const refused = await code(coder, 'reopenCoding', { expectedVersion: coding?.version, reason: 'Again' }, coded.id);
  expect(refused).toMatchObject({ __typename: 'ClaimAlreadySentError', path: ['id'], claim: { id: claim } });
  expect(refused.message).toContain('correctClaim');
  const locked = await code(coder, 'addCharge', { visitCodingId: coded.id, code: 'G0439' });
  expect(locked).toMatchObject({ __typename: 'CodingLockedError', coding: { status: 'RELEASED' } });
  expect(locked.message).toContain('correctClaim');
});

test('only a released coding is reopened, by the version that was read', async () => {
  const { coder } = desk;
  const coded = await desk.codedOne();
  const open = await code(coder, 'reopenCoding', { expectedVersion: coded.version, reason: 'Again' }, coded.id);
  expect(open).toMatchObject({ __typename: 'InvalidInputError', path: ['id'] });
  await code(coder, 'releaseCoding', { expectedVersion: coded.version }, coded.id);
  const stale = await code(coder, 'reopenCoding', { expectedVersion: coded.version, reason: 'Again' }, coded.id);
  expect(stale.__typename).toBe('StaleVersionError');
});

test('of two coders who release at once one makes the claims', async () => {
  const coded = await desk.codedOne({ patientId: await desk.insured() });
  const coders = [desk.coder, await desk.office.as('CODER'), await desk.office.as('BILLER')];
  const answers = await Promise.all(
    coders.map((coder) => code(coder, 'releaseCoding', { expectedVersion: coded.version }, coded.id)),
  );
  expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
    ...['CodingLockedError', 'CodingLockedError', 'ReleaseCodingSuccess'],
  ]);
});

test('prices come from the fee schedule of the payer who is asked first', async () => {
  const patientId = await desk.insured();
  const { patient } = await desk.coder.ask<{ patient: { coverages: { nodes: { plan: { id: string } }[] } } }>(
    'query($id: ID!) { patient(id: $id) { coverages { nodes { plan { id } } } } }',
    { id: patientId },
  );
  const set = (input: Record<string, unknown>) =>
    desk.office.manager.ask(
      'mutation($input: SetFeeInput!) { setFee(input: $input) { __typename ... on UserError { message } } }',
      { input: { validFrom: '2000-01-01', ...input } },
    );
  await set({ code: 'J1885', price: '10.00' });
  await set({ code: 'J1885', price: '12.00', planId: patient.coverages.nodes[0]?.plan.id });
  await set({ code: 'J1885', price: '3.33', modifier: 'JW' });
  const own = await desk.coding();
  const insured = await desk.coding({ patientId });
  const priced = async (visitCodingId: string, input: Record<string, unknown>) =>
    (await code(desk.coder, 'addCharge', { visitCodingId, code: 'J1885', ...input })).charge?.amount;
  expect(await priced(own.id, {})).toBe('10.00');
  expect(await priced(own.id, { units: 2.5 })).toBe('25.00');
  expect(await priced(own.id, { modifiers: ['59', 'JW'], units: 3 })).toBe('9.99');
  expect(await priced(own.id, { code: 'J9999' })).toBe('0.00');
  expect(await priced(insured.id, { units: 2 })).toBe('24.00');
});
