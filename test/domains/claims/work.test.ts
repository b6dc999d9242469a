import { afterAll, beforeAll, expect, test } from 'vitest';
import { toTypeId } from '../../../src/contract/type-id.ts';
import { newId } from '../../../src/database/sql/new-id.ts';
import { ClaimEventKind as Kind, ClaimStatus as Status } from '../../../src/generated/models.ts';
import type { Client } from '../../kit/client.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type BillingWorld, openBilling } from './kit/billing-world.ts';
import { act, actOnAll, answer, claimNow } from './kit/claim-acts.ts';

let server: TestServer;
let world: BillingWorld;
let biller: Client;

beforeAll(async () => {
  server = await startTestServer();
  world = await openBilling(server);
  biller = world.biller;
});

afterAll(() => server.stop());

const one = async () => (await world.claims())[0] ?? '';
const reason = 'The modifier is questioned';

test('a claim is ready when it is made, and its history says how it came to be', async () => {
  const id = await one();
  const { claim } = await biller.ask<{ claim: object }>(
    `query($id: ID!) { claim(id: $id) { status queue total codes deadline expects lines { position charge { code } }
      events { kind fromStatus toStatus source } versions { number } payer { name } provider { name } } }`,
    { id },
  );
  expect(claim).toMatchObject({
    ...{ status: 'READY', queue: 'TO_SEND', total: '125.50', codes: ['G0463'], deadline: '2027-05-01', expects: null },
    ...{ lines: [{ position: 1, charge: { code: 'G0463' } }], versions: [], payer: { name: 'Northern Mutual' } },
    events: [
      { kind: 'CREATED', fromStatus: null, toStatus: 'DRAFT', source: 'SYSTEM' },
      { kind: 'SCRUBBED', fromStatus: 'DRAFT', toStatus: 'READY', source: 'SYSTEM' },
    ],
  });
});

test('a claim is held with a reason, stays held through a scrub, and is scrubbed when the hold ends', async () => {
  const id = await one();
  const { claim } = await act(biller, 'holdClaim', id, { reason });
  expect(claim).toMatchObject({
    status: 'ON_HOLD',
    queue: 'ON_HOLD',
    lastEvent: { kind: 'HELD', text: reason, source: 'STAFF' },
  });
  const scrubbed = await actOnAll(biller, 'scrubClaims', { ids: [id] });
  expect(scrubbed.claims?.[0]).toMatchObject({ status: 'ON_HOLD', findings: [{ edit: 'hold', severity: 'HOLD' }] });
  const again = await act(biller, 'holdClaim', id, { reason });
  expect(again).toMatchObject({ __typename: 'ClaimStateError', path: ['id'], claim: { status: 'ON_HOLD' } });
  expect(again.message).toContain('unholdClaim');
  expect((await act(biller, 'unholdClaim', id)).claim).toMatchObject({ status: 'READY', findings: [] });
  expect((await act(biller, 'unholdClaim', id)).__typename).toBe('ClaimStateError');
});

test('claims are assigned to a colleague who may work on them, and those that are so already are named', async () => {
  const [first, second] = [await one(), await one()];
  const { viewer } = await biller.ask<{ viewer: { staffMember: { id: string; name: string } } }>(
    '{ viewer { staffMember { id name } } }',
  );
  const me = viewer.staffMember;
  const { claims } = await actOnAll(biller, 'assignClaims', { ids: [first], assigneeId: me.id });
  expect(claims).toMatchObject([{ assignee: { name: me.name }, lastEvent: { kind: 'ASSIGNED', toStatus: 'READY' } }]);
  const both = await actOnAll(biller, 'assignClaims', { ids: [first, second], assigneeId: me.id });
  expect(both.claims?.map(({ id }) => id)).toEqual([second]);
  expect(both.refused).toMatchObject([{ reason: 'STATE', claim: { status: 'READY' } }]);
  const nobody = await actOnAll(biller, 'assignClaims', { ids: [first] });
  expect(nobody.claims).toMatchObject([{ assignee: null }]);
  const desk = await world.office.provider({ name: 'Dr. Elsewhere' });
  expect(await actOnAll(biller, 'assignClaims', { ids: [first], assigneeId: desk })).toMatchObject({
    ...{ __typename: 'InvalidInputError', path: ['input', 'assigneeId'] },
  });
});

test('a claim is put off until a day, waits meanwhile, and comes back when asked', async () => {
  const id = await one();
  const unknown = toTypeId('Claim', newId());
  const put = await actOnAll(biller, 'snoozeClaims', { ids: [id, unknown], until: '2099-01-04' });
  expect(put.claims).toMatchObject([{ queue: 'WAITING', snoozedUntil: '2099-01-04', lastEvent: { kind: 'SNOOZED' } }]);
  expect(put.refused).toMatchObject([{ reason: 'UNKNOWN', claim: null }]);
  const back = await actOnAll(biller, 'snoozeClaims', { ids: [id] });
  expect(back.claims).toMatchObject([{ queue: 'TO_SEND', snoozedUntil: null, lastEvent: { kind: 'WOKE' } }]);
  expect((await actOnAll(biller, 'snoozeClaims', { ids: [id] })).refused).toHaveLength(1);
  const past = await actOnAll(biller, 'snoozeClaims', { ids: [id], until: '2026-01-01' });
  expect(past).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'until'] });
});

test('a note changes nothing but the history', async () => {
  const id = await one();
  const { claim } = await act(biller, 'noteClaim', id, { text: 'Called the payer.' });
  expect(claim).toMatchObject({ status: 'READY', lastEvent: { kind: 'NOTED', text: 'Called the payer.' } });
  const stale = await act(biller, 'noteClaim', id, { text: 'Again', expectedVersion: 1 });
  expect(stale.__typename).toBe('StaleVersionError');
});

test('a claim is closed and opened again with the status that it had; one on its way is not', async () => {
  const id = await one();
  expect((await act(biller, 'closeClaim', id, { reason })).claim).toMatchObject({ status: 'CLOSED', queue: 'DONE' });
  expect(await act(biller, 'closeClaim', id, { reason })).toMatchObject({ __typename: 'ClaimStateError' });
  expect((await actOnAll(biller, 'snoozeClaims', { ids: [id], until: '2099-01-01' })).refused).toHaveLength(1);
  expect((await actOnAll(biller, 'scrubClaims', { ids: [id] })).refused?.[0]?.message).toContain('reopenClaim');
  expect((await act(biller, 'reopenClaim', id, { reason })).claim).toMatchObject({ status: 'READY', queue: 'TO_SEND' });
  expect((await act(biller, 'reopenClaim', id, { reason })).__typename).toBe('ClaimStateError');
  await answer(server, world, id, { kind: Kind.QUEUED, reports: Status.QUEUED });
  expect(await act(biller, 'closeClaim', id, { reason })).toMatchObject({ claim: { status: 'QUEUED' } });
  expect(await act(biller, 'holdClaim', id, { reason })).toMatchObject({ claim: { status: 'QUEUED' } });
});

test('a request that is sent twice is one event', async () => {
  const id = await one();
  const input = { text: 'Once', idempotencyKey: newId() };
  await act(biller, 'noteClaim', id, input);
  const { version } = await claimNow(biller, id);
  await act(biller, 'noteClaim', id, input);
  expect((await claimNow(biller, id)).version).toBe(version);
});

test('the desk sees no claims, a coder changes none, and another practice finds none', async () => {
  const id = await one();
  const desk = await world.office.as('FRONT_DESK');
  const seen = await desk.send('query($id: ID!) { claim(id: $id) { pcn } }', { id });
  expect(seen.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  const coder = await world.office.as('CODER');
  const written = await coder.send(
    'mutation($id: ID!) { closeClaim(id: $id, input: { reason: "x" }) { __typename } }',
    { id },
  );
  expect(written.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  const stranger = (await openBilling(server)).biller;
  expect(await claimNow(stranger, id)).toBeNull();
});
