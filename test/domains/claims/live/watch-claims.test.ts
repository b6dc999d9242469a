import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Payload, type Watch, watch } from '../../../kit/live-client.ts';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { type BillingWorld, openBilling } from '../kit/billing-world.ts';
import { act, actOnAll } from '../kit/claim-acts.ts';

let server: TestServer;
let world: BillingWorld;

beforeAll(async () => {
  server = await startTestServer();
  world = await openBilling(server);
});
afterAll(() => server.stop());

interface Board {
  claims: {
    kind: string;
    cursor: string;
    isComplete: boolean;
    claims: { id: string; status: string; payer: { name: string } }[];
    changes: { id: string; fromStatus: string | null; toStatus: string; text: string | null; claim: { id: string } }[];
    removed: string[];
  };
}
interface Log {
  claimEvents: { kind: string; cursor: string; events: { id: string; kind: string; toStatus: string }[] };
}

const board = `subscription($filter: ClaimWatchFilter!, $after: EventCursor) { claims(filter: $filter, after: $after) {
  kind cursor isComplete removed claims { id status payer { name } } changes { id fromStatus toStatus text claim { id } } } }`;
const log = `subscription($filter: ClaimWatchFilter!, $after: EventCursor) { claimEvents(filter: $filter, after: $after) {
  kind cursor events { id kind toStatus } } }`;

const watchBoard = (filter: object = {}, after?: string) =>
  watch<Board>({ url: server.url, token: world.biller.token, query: board, variables: { filter, after } });
const watchLog = (filter: object = {}, after?: string) =>
  watch<Log>({ url: server.url, token: world.biller.token, query: log, variables: { filter, after } });
const first = async <Data>(watching: Watch<Data>) => (await watching.until(() => true)).data as Data;
const changes = ({ payloads }: Watch<Board>) => payloads.flatMap(({ data }) => data?.claims.changes ?? []);
const has = (status: string) => (payload: Payload<Board>) =>
  payload.data?.claims.changes.some(({ toStatus }) => toStatus === status) ?? false;
const reason = 'Waits for the signed note';

test('a board of claims begins with all of them, and sends each change with its event: from, to, reason', async () => {
  const [id = ''] = await world.claims();
  const watching = watchBoard();
  const { claims: snapshot } = await first(watching);
  expect(snapshot).toMatchObject({ kind: 'SNAPSHOT', isComplete: true, changes: [] });
  expect(snapshot.claims).toContainEqual({ id, status: 'READY', payer: { name: 'Northern Mutual' } });
  await act(world.biller, 'holdClaim', id, { reason });
  const { data } = await watching.until(has('ON_HOLD'));
  expect(data?.claims).toMatchObject({
    ...{ kind: 'CHANGE', claims: [{ id, status: 'ON_HOLD' }], removed: [] },
    changes: [{ fromStatus: 'READY', toStatus: 'ON_HOLD', text: reason, claim: { id } }],
  });
  await watching.stop();
});

test('a claim that leaves the filter is removed, with the event that took it away', async () => {
  const [id = ''] = await world.claims();
  const watching = watchBoard({ status: ['READY'], claimId: id });
  expect((await first(watching)).claims.claims).toHaveLength(1);
  await act(world.biller, 'holdClaim', id, { reason });
  const { data } = await watching.until(has('ON_HOLD'));
  expect(data?.claims).toMatchObject({ claims: [], removed: [id], changes: [{ fromStatus: 'READY' }] });
  await watching.stop();
});

test('a client that was away goes on after its cursor with what it missed, and nothing else', async () => {
  const [id = ''] = await world.claims();
  const before = watchBoard({ claimId: id });
  const { cursor } = (await first(before)).claims;
  before.drop();
  await before.ended;
  for (const text of ['one', 'two', 'three']) await act(world.biller, 'noteClaim', id, { text });
  const after = watchBoard({ claimId: id }, cursor);
  await after.until(() => changes(after).length >= 3);
  await act(world.biller, 'noteClaim', id, { text: 'four' });
  await after.until(() => changes(after).length >= 4);
  expect(changes(after).map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four']);
  await after.stop();
});

test('watchers of one payer, patient, site or assignee hear of its claims alone', async () => {
  const patientId = await world.insured();
  const [id = ''] = await world.claims({ patientId });
  const [other = ''] = await world.claims();
  const { viewer } = await world.biller.ask<{ viewer: { staffMember: { id: string } } }>(
    '{ viewer { staffMember { id } } }',
  );
  const filters = [{ patientId }, { siteId: world.siteId, patientId }, { payerId: world.payerId, claimId: id }];
  const watching = filters.map((filter) => watchBoard(filter));
  const mine = watchBoard({ assigneeId: viewer.staffMember.id });
  for (const one of [...watching, mine]) await first(one);
  await actOnAll(world.biller, 'assignClaims', { ids: [other], assigneeId: viewer.staffMember.id });
  await actOnAll(world.biller, 'assignClaims', { ids: [id], assigneeId: viewer.staffMember.id });
  for (const one of watching) {
    await one.until(() => changes(one).length > 0);
    expect(changes(one).map(({ claim }) => claim.id)).toEqual([id]);
    await one.stop();
  }
  await mine.until(() => changes(mine).length >= 2);
  expect(changes(mine).map(({ claim }) => claim.id)).toEqual([other, id]);
  await actOnAll(world.biller, 'assignClaims', { ids: [id] });
  await mine.until(({ data }) => data?.claims.removed.includes(id) ?? false);
  await mine.stop();
});

test('the log sends each event once, in the order of the claim’s history', async () => {
  const [id = ''] = await world.claims();
  const watching = watchLog({ claimId: id });
  expect((await first(watching)).claimEvents).toMatchObject({ kind: 'SNAPSHOT', events: [] });
  await act(world.biller, 'holdClaim', id, { reason });
  await act(world.biller, 'unholdClaim', id);
  await act(world.biller, 'closeClaim', id, { reason });
  const seen = () => watching.payloads.flatMap(({ data }) => data?.claimEvents.events ?? []);
  await watching.until(() => seen().some(({ toStatus }) => toStatus === 'CLOSED'));
  const { claim } = await world.biller.ask<{ claim: { events: { id: string }[] } }>(
    'query($id: ID!) { claim(id: $id) { events { id } } }',
    { id },
  );
  const known = claim.events.map((event) => event.id);
  expect(seen().map((event) => event.id)).toEqual(known.slice(known.length - seen().length));
  expect(seen().map(({ kind }) => kind)).toEqual(['HELD', 'UNHELD', 'SCRUBBED', 'CLOSED']);
  await watching.stop();
});

test('claims are not for those who may not see them', async () => {
  const desk = await world.office.as('FRONT_DESK');
  const watching = watch<Board>({ url: server.url, token: desk.token, query: board, variables: { filter: {} } });
  const { errors } = await watching.until(() => true);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  await watching.ended;
});
