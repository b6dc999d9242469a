import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClaimEventKind as Kind, ClaimStatus as Status } from '../../../src/generated/models.ts';
import type { Client } from '../../kit/client.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type BillingWorld, openBilling, uuidOf } from './kit/billing-world.ts';
import { act, answer, claimNow } from './kit/claim-acts.ts';
import { snapshotNow } from './kit/snapshot-now.ts';

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
const accepted = { kind: Kind.CLAIM_ANSWERED, reports: Status.PAYER_ACCEPTED, payerControlNumber: 'ICN77' };
const rejected = { kind: Kind.CLAIM_ANSWERED, reports: Status.CLEARINGHOUSE_REJECTED, codes: ['A7:562'] };
const decided = (reports: Status) => ({ kind: Kind.ADJUDICATED, reports, codes: ['CO-16'] });
const reason = 'Corrected';

async function claimThat(...said: Parameters<typeof answer>[3][]): Promise<string> {
  const [id = ''] = await world.claims();
  await answer(server, world, id, submitted, ...said);
  return id;
}

test('a rejected claim is corrected as an original claim: its charges can be changed, and its deadline stays', async () => {
  const id = await claimThat(rejected);
  const before = await claimNow(biller, id);
  expect(before).toMatchObject({ status: 'CLEARINGHOUSE_REJECTED', queue: 'REJECTED', reasonCodes: ['A7:562'] });
  const { claim } = await act(biller, 'correctClaim', id, { reason });
  expect(claim).toMatchObject({ status: 'READY', versionNumber: 2, frequency: '1', deadline: before.deadline });
  const charges = await runAsOwner(
    server,
    'select charge.status from charge join claim_line on charge_id = charge.id where claim_id = $1',
    [uuidOf(id)],
  );
  expect(charges).toEqual([{ status: 'CORRECTION_NEEDED' }]);
  const { snapshot } = await snapshotNow(server, world, id);
  expect(snapshot).toMatchObject({ frequency: '1', payerControlNumber: null });
  expect(snapshot.clearinghouseClaimNumber).toBe(`${before.pcn}2`);
});

test('a decided claim is replaced with the payer’s number', async () => {
  const id = await claimThat(accepted, decided(Status.DENIED));
  const { claim } = await act(biller, 'correctClaim', id, { reason });
  expect(claim).toMatchObject({ status: 'READY', versionNumber: 2, frequency: '7', lastEvent: { kind: 'SCRUBBED' } });
  expect((await snapshotNow(server, world, id)).snapshot.payerControlNumber).toBe('ICN77');
});

test('a claim that waits or was not sent is not corrected: the refusal says what can be done', async () => {
  const waiting = await act(biller, 'correctClaim', await claimThat(accepted), { reason });
  expect(waiting).toMatchObject({ __typename: 'ClaimStateError', claim: { status: 'PAYER_ACCEPTED' } });
  expect(waiting.message).toContain('voidClaim');
  const [id] = await world.claims();
  const unsent = await act(biller, 'correctClaim', id, { reason });
  expect(unsent.message).toContain('submitClaims');
});

test('a payer that takes no replacements gets none, and a rejected claim all the same', async () => {
  const stubborn = await openBilling(server);
  await runAsOwner(server, 'update payer set accepts_replacement = false where id = $1', [uuidOf(stubborn.payerId)]);
  const ids = [...(await stubborn.claims()), ...(await stubborn.claims())];
  await answer(server, stubborn, ids[0], submitted, accepted, decided(Status.PAID));
  for (const mutation of ['correctClaim', 'voidClaim'])
    expect(await act(stubborn.biller, mutation, ids[0], { reason })).toMatchObject({
      ...{ __typename: 'ReplacementNotTakenError', path: ['id'], payer: { name: 'Northern Mutual' } },
    });
  await answer(server, stubborn, ids[1], submitted, rejected);
  expect((await act(stubborn.biller, 'correctClaim', ids[1], { reason })).claim?.frequency).toBe('1');
});

test('a claim that the payer has is voided; one that it has not, is not', async () => {
  const id = await claimThat(accepted);
  const { claim } = await act(biller, 'voidClaim', id, { reason });
  expect(claim).toMatchObject({ status: 'READY', versionNumber: 2, frequency: '8' });
  expect(await act(biller, 'voidClaim', id, { reason })).toMatchObject({ __typename: 'ClaimStateError' });
  expect(await act(biller, 'voidClaim', await claimThat(rejected), { reason })).toMatchObject({
    ...{ __typename: 'ClaimStateError', claim: { status: 'CLEARINGHOUSE_REJECTED' } },
  });
});

test('without the payer’s number a void is not sent', async () => {
  const id = await claimThat({ kind: Kind.CLAIM_ANSWERED, reports: Status.PAYER_ACCEPTED });
  const { claim } = await act(biller, 'voidClaim', id, { reason });
  expect(claim).toMatchObject({ status: 'SCRUB_FAILED', findings: [{ edit: 'replacement' }] });
});

test('a denial is appealed; upheld it stands, overturned it waits for the payment', async () => {
  const id = await claimThat(decided(Status.DENIED));
  expect((await act(biller, 'appealClaim', id, { reason })).claim).toMatchObject({
    status: 'APPEALED',
    queue: 'WAITING',
  });
  expect(await act(biller, 'appealClaim', id, { reason })).toMatchObject({ __typename: 'ClaimStateError' });
  const upheld = await act(biller, 'decideAppeal', id, { outcome: 'UPHELD', reason });
  expect(upheld.claim).toMatchObject({ status: 'DENIED', queue: 'DENIED', lastEvent: { kind: 'APPEAL_DECIDED' } });
  expect(await act(biller, 'decideAppeal', id, { outcome: 'UPHELD', reason })).toMatchObject({
    ...{ __typename: 'ClaimStateError', claim: { status: 'DENIED' } },
  });
  await act(biller, 'appealClaim', id, { reason });
  const won = await act(biller, 'decideAppeal', id, { outcome: 'OVERTURNED', reason });
  expect(won.claim).toMatchObject({ status: 'APPEALED', queue: 'WAITING' });
  await answer(server, world, id, decided(Status.PAID));
  expect(await claimNow(biller, id)).toMatchObject({ status: 'PAID', queue: 'DONE' });
});

test('money for a version that another took the place of contradicts, and the correction settles it', async () => {
  const id = await claimThat(rejected, decided(Status.PAID));
  expect(await claimNow(biller, id)).toMatchObject({ status: 'PAID', queue: 'CONTRADICTORY', isContradictory: true });
  expect((await act(biller, 'correctClaim', id, { reason })).claim).toMatchObject({ isContradictory: false });
});
