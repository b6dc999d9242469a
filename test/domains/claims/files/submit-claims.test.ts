import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toTypeId } from '../../../../src/contract/type-id.ts';
import { readEdiText } from '../../../../src/edi/read-edi.ts';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { type BillingWorld, make, openBilling, uuidOf } from '../kit/billing-world.ts';
import { multiplyClaim } from './kit/many-claims.ts';
import { submit } from './kit/submit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const claimsIn = (content: string | null | undefined) =>
  readEdiText(content ?? '').flatMap((item) => (item.kind === '837P' ? [item.claim] : []));

async function statusOf(claimId: string): Promise<unknown> {
  const rows = await server.owner.em.execute('select status, queue, expects from claim where id = ?', [
    uuidOf(claimId),
  ]);
  return rows[0];
}

async function unenrolledPayer(world: BillingWorld): Promise<string> {
  const payerId = await make(world.office.manager, 'createPayer', { name: 'Far Mutual' });
  const planId = await make(world.office.manager, 'createPlan', { payerId, name: 'Far Choice' });
  const [claimId = ''] = await world.claims({ patientId: await world.insured({}, { planId }) });
  // As if the enrolment had ended after the edits ran.
  await server.owner.em.execute(`update claim set status = 'READY', queue = 'TO_SEND' where id = ?`, [uuidOf(claimId)]);
  return claimId;
}

test('ready claims are frozen into one file that says the same, and wait for its answer', async () => {
  const world = await openBilling(server);
  const claimIds = [...(await world.claims()), ...(await world.claims())];
  const { submitted, refused, batches = [] } = await submit(world.biller, { claimIds });
  expect({ submitted, refused }).toEqual({ submitted: 2, refused: [] });
  expect(batches).toMatchObject([
    {
      ...{ claims: 2, total: '251.00', status: 'FROZEN', interchangeControlNumber: '000000001' },
      ...{ groupControlNumber: '1', setControlNumber: '0001', ediFile: { status: 'FROZEN' } },
    },
  ]);
  const [file] = batches.map(({ ediFile }) => ediFile);
  expect(file?.name).toBe(`000000001-${file?.sha256.slice(0, 12)}.837`);
  expect(claimsIn(file?.content).map(({ total }) => total)).toEqual([12_550, 12_550]);
  for (const claimId of claimIds)
    expect(await statusOf(claimId)).toEqual({ status: 'QUEUED', queue: 'WAITING', expects: 'FILE_ANSWER' });
});

test('what was sent is kept as a version and disclosed once, for those who see the audit trail', async () => {
  const world = await openBilling(server);
  const patientId = await world.insured();
  const claimIds = await world.claims({ patientId });
  await submit(world.biller, { claimIds });
  const document = 'query($id: ID!) { patient(id: $id) { disclosures { totalCount nodes { purpose } } } }';
  const auditor = await world.office.as('PRIVACY_OFFICER');
  const disclosures = { totalCount: 1, nodes: [{ purpose: 'PAYMENT' }] };
  expect(await auditor.ask(document, { id: patientId })).toEqual({ patient: { disclosures } });
  expect(await world.biller.ask(document, { id: patientId })).toEqual({ patient: { disclosures: null } });
});

test('a claim that cannot go is named with its reason, and the others go', async () => {
  const world = await openBilling(server);
  const [sent = ''] = await world.claims();
  await submit(world.biller, { claimIds: [sent] });
  const [good = ''] = await world.claims();
  const [faulty = ''] = await world.claims();
  const elsewhere = await unenrolledPayer(world);
  const stranger = toTypeId('Claim', randomUUID());
  // The coding changed since the edits ran.
  const diagnoses =
    'update diagnosis set code = ? where visit_coding_id = (select visit_coding_id from claim where id = ?)';
  await server.owner.em.execute(diagnoses, ['V9999', uuidOf(faulty)]);
  const answer = await submit(world.biller, { claimIds: [sent, good, faulty, elsewhere, stranger] });
  expect(answer.submitted).toBe(1);
  expect(new Map(answer.refused?.map(({ claim, reason }) => [claim?.id, reason]))).toEqual(
    new Map([
      [sent, 'STATE'],
      [faulty, 'FINDINGS'],
      [elsewhere, 'NOT_ENROLLED'],
      [undefined, 'UNKNOWN'],
    ]),
  );
  expect(await statusOf(faulty)).toMatchObject({ status: 'SCRUB_FAILED' });
});

test('a claim that another transaction holds is left to it', async () => {
  const world = await openBilling(server);
  const [held = ''] = await world.claims();
  const em = server.owner.em.fork();
  await em.begin();
  await em.execute('select from claim where id = ? for update', [uuidOf(held)]);
  const { submitted, refused } = await submit(world.biller, { claimIds: [held] });
  await em.rollback();
  expect({ submitted, refused }).toMatchObject({ submitted: 0, refused: [{ claim: { id: held }, reason: 'BUSY' }] });
});

test('where no payer takes claims from the practice, nothing is sent', async () => {
  const world = await openBilling(server);
  const claimId = await unenrolledPayer(world);
  expect(await submit(world.biller, { claimIds: [claimId] })).toMatchObject({
    ...{ __typename: 'NotEnrolledError', path: ['input', 'claimIds'] },
    message: 'Far Mutual takes no claims from the practice; set its route and its first day with setPayerRoute.',
  });
});

test('a clearinghouse that does not reach the payer gets nothing', async () => {
  const world = await openBilling(server);
  const claimIds = await world.claims();
  const other = { name: 'Other', sender: 'SENDER', receiver: 'OTHER' };
  const clearinghouseId = await make(world.office.manager, 'createClearinghouse', other);
  expect(await submit(world.biller, { claimIds, clearinghouseId })).toMatchObject({ __typename: 'NotEnrolledError' });
  const unknown = toTypeId('Clearinghouse', randomUUID());
  expect(await submit(world.biller, { claimIds, clearinghouseId: unknown })).toMatchObject({
    ...{ __typename: 'InvalidInputError', path: ['input', 'clearinghouseId'] },
  });
});

test('claims are named, or all that are ready are meant: not both, and not neither', async () => {
  const world = await openBilling(server);
  const claimIds = await world.claims();
  for (const input of [{}, { claimIds, ready: {} }])
    expect(await submit(world.biller, input)).toMatchObject({ __typename: 'InvalidInputError', path: ['input'] });
  const { payerId, siteId } = world;
  expect(await submit(world.biller, { ready: { siteId: await world.office.site() } })).toMatchObject({ submitted: 0 });
  expect(await submit(world.biller, { ready: { payerId, siteId } })).toMatchObject({ submitted: 1, refused: [] });
});

test('more claims than one file takes go in several', async () => {
  const world = await openBilling(server);
  const { clearinghouseId } = world;
  await server.owner.em.execute('update clearinghouse set largest_batch = 2 where id = ?', [uuidOf(clearinghouseId)]);
  for (let count = 0; count < 3; count += 1) await world.claims();
  const { batches = [] } = await submit(world.biller, { ready: {} });
  expect(batches.map(({ claims, setControlNumber }) => [claims, setControlNumber])).toEqual([
    [2, '0001'],
    [1, '0002'],
  ]);
});

test('a request that is sent twice freezes once, and names the same batches and refused claims', async () => {
  const world = await openBilling(server);
  const claimIds = [...(await world.claims()), toTypeId('Claim', randomUUID())];
  const input = { claimIds, idempotencyKey: randomUUID() };
  const first = await submit(world.biller, input);
  expect(first).toMatchObject({ submitted: 1, refused: [{ reason: 'UNKNOWN', claim: null }] });
  expect(await submit(world.biller, input)).toEqual(first);
  const other = { ...input, claimIds: [claimIds[0]] };
  expect(await submit(world.biller, other)).toMatchObject({ __typename: 'IdempotencyConflictError' });
});

test('control numbers begin again after 999,999,999', async () => {
  const world = await openBilling(server);
  const { office, clearinghouseId } = world;
  const values = [uuidOf(office.practiceId), uuidOf(clearinghouseId)];
  await server.owner.em.execute(
    `insert into control_number (practice_id, clearinghouse_id, kind, last)
     select ?, ?, kind, 999999999 from unnest(array['ISA', 'GS', 'ST']) kind`,
    values,
  );
  const { batches } = await submit(world.biller, { claimIds: await world.claims() });
  const numbers = { interchangeControlNumber: '000000001', groupControlNumber: '1', setControlNumber: '0001' };
  expect(batches).toMatchObject([numbers]);
});

test('16 requests at once over the same 100 claims put each into one batch', async () => {
  const world = await openBilling(server);
  const [first = ''] = await world.claims();
  const copies = await multiplyClaim(server.owner, uuidOf(first), 99);
  const claimIds = [first, ...copies.map((uuid) => toTypeId('Claim', uuid))];
  const answers = await Promise.all(Array.from({ length: 16 }, () => submit(world.biller, { claimIds })));
  expect(answers.reduce((total, { submitted = 0 }) => total + submitted, 0)).toBe(100);
  const counts = await server.owner.em.execute(
    `select count(*)::int as members, count(distinct claim_id)::int as claims from batch_claim where practice_id = ?`,
    [uuidOf(world.office.practiceId)],
  );
  expect(counts).toEqual([{ members: 100, claims: 100 }]);
});
