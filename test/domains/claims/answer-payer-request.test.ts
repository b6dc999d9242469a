import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClaimEventKind as Kind, ClaimStatus as Status } from '../../../src/generated/models.ts';
import type { Client } from '../../kit/client.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type BillingWorld, openBilling, uuidOf } from './kit/billing-world.ts';
import { act, answer, claimNow } from './kit/claim-acts.ts';

let server: TestServer;
let world: BillingWorld;
let biller: Client;

beforeAll(async () => {
  server = await startTestServer();
  world = await openBilling(server);
  biller = world.biller;
});

afterAll(() => server.stop());

const submitted = { kind: Kind.SUBMITTED, reports: Status.SUBMITTED };
const asked = { kind: Kind.STATUS_REPORTED, reports: Status.INFO_REQUESTED, codes: ['R3:297'] };
const reply = { channel: 'FAX', text: 'Visit note and laboratory report; fax confirmed as 4711.' };
const dayMs = 86_400_000;
const dayFromNow = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

async function askedClaim(): Promise<string> {
  const [id = ''] = await world.claims();
  await answer(server, world, id, submitted, asked);
  return id;
}

test('a reply to the payer is in the history with its channel, and the claim waits for the decision', async () => {
  const id = await askedClaim();
  expect(await claimNow(biller, id)).toMatchObject({ status: 'INFO_REQUESTED', queue: 'INFO_REQUESTED' });
  const { claim } = await act(biller, 'answerPayerRequest', id, reply);
  expect(claim).toMatchObject({ status: 'PENDING', queue: 'WAITING', reasonCodes: [] });
  expect(Date.parse(claim?.expectedBy ?? '')).toBeGreaterThan(Date.now() + dayMs);
  const { claim: shown } = await biller.ask<{ claim: { lastEvent: object; expects: string } }>(
    `query($id: ID!) { claim(id: $id) { expects
      lastEvent { kind fromStatus toStatus source category text staffMember { name } } } }`,
    { id },
  );
  expect(shown).toMatchObject({
    expects: 'ADJUDICATION',
    lastEvent: {
      ...{ kind: 'REQUEST_ANSWERED', fromStatus: 'INFO_REQUESTED', toStatus: 'PENDING', source: 'STAFF' },
      ...{ category: 'FAX', text: reply.text, staffMember: { name: expect.any(String) } },
    },
  });
});

test('the same request once more stays answered, a further request is to be answered again', async () => {
  const id = await askedClaim();
  await act(biller, 'answerPayerRequest', id, reply);
  await answer(server, world, id, { kind: Kind.STATUS_REPORTED, reports: Status.PENDING });
  expect(await claimNow(biller, id)).toMatchObject({ status: 'PENDING' });
  await answer(server, world, id, asked);
  expect(await claimNow(biller, id)).toMatchObject({ status: 'INFO_REQUESTED', queue: 'INFO_REQUESTED' });
  expect((await act(biller, 'answerPayerRequest', id, reply)).claim).toMatchObject({ status: 'PENDING' });
  await answer(server, world, id, { kind: Kind.ADJUDICATED, reports: Status.PAID });
  expect(await claimNow(biller, id)).toMatchObject({ status: 'PAID', queue: 'DONE' });
});

test('a claim for which nothing is asked takes no reply: the refusal says what can be done', async () => {
  const [unsent] = await world.claims();
  const refused = await act(biller, 'answerPayerRequest', unsent, reply);
  expect(refused).toMatchObject({ __typename: 'ClaimStateError', path: ['id'], claim: { status: 'READY' } });
  expect(refused.message).toContain('submitClaims');
  const id = await askedClaim();
  await act(biller, 'answerPayerRequest', id, reply);
  const twice = await act(biller, 'answerPayerRequest', id, reply);
  expect(twice).toMatchObject({ __typename: 'ClaimStateError', claim: { status: 'PENDING' } });
  expect(twice.message).toContain('wait for the answer of the payer');
});

test('a refusal of a claim that is asked for names the reply', async () => {
  const refused = await act(biller, 'correctClaim', await askedClaim(), { reason: 'Asked' });
  expect(refused.message).toContain('answerPayerRequest');
});

test('a reply was sent between the request and today, and the history keeps its day', async () => {
  const id = await askedClaim();
  const early = await act(biller, 'answerPayerRequest', id, { ...reply, sentOn: dayFromNow(-3) });
  expect(early).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'sentOn'] });
  expect(early.message).toContain('before the payer asked');
  const late = await act(biller, 'answerPayerRequest', id, { ...reply, sentOn: dayFromNow(3) });
  expect(late).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'sentOn'] });
  expect(late.message).toContain('choose today');
  await runAsOwner(server, `update claim_event set said_at = now() - interval '5 days' where claim_id = $1`, [
    uuidOf(id),
  ]);
  const sentOn = dayFromNow(-3);
  expect((await act(biller, 'answerPayerRequest', id, { ...reply, sentOn })).claim).toMatchObject({
    status: 'PENDING',
  });
  const { claim } = await biller.ask<{ claim: { lastEvent: { saidAt: string } } }>(
    'query($id: ID!) { claim(id: $id) { lastEvent { saidAt } } }',
    { id },
  );
  expect(claim.lastEvent.saidAt).toContain(sentOn);
});

test('a reply of another version of the claim than the latest is refused', async () => {
  const id = await askedClaim();
  const { version } = await claimNow(biller, id);
  await act(biller, 'noteClaim', id, { text: 'The chart is asked for.' });
  const stale = await act(biller, 'answerPayerRequest', id, { ...reply, expectedVersion: version });
  expect(stale).toMatchObject({ __typename: 'StaleVersionError' });
});

test('what left is disclosed to the payer, and the audit trail names the patient', async () => {
  const id = await askedClaim();
  await act(biller, 'answerPayerRequest', id, reply);
  const rows = await runAsOwner(
    server,
    `select disclosure.purpose, disclosure.payer_id = claim.payer_id as "isPayer", entry.categories
     from claim
     join disclosure on disclosure.patient_id = claim.patient_id and disclosure.claim_version_id is null
     join audit_entry_patient of_patient on of_patient.patient_id = claim.patient_id
     join audit_entry entry on entry.practice_id = of_patient.practice_id and entry.id = of_patient.entry_id
       and entry.operation = 'answerPayerRequest'
     where claim.id = $1`,
    [uuidOf(id)],
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toMatchObject({ purpose: 'PAYMENT', isPayer: true });
  expect(rows.flatMap(({ categories }) => categories)).toContain('CLAIMS');
});
