import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { pairedScreen } from '../domains/displays/pair-screen.ts';
import { type Client, createClient } from '../kit/client.ts';
import { eventually } from '../kit/eventually.ts';
import { type Watch, watch } from '../kit/live-client.ts';
import { type Office, openOffice, password } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';
import { closeGate } from './kit/close-gate.ts';

let server: TestServer;
let office: Office;
let siteId: string;

beforeAll(async () => {
  // No sweep, no pulse and no clock goes by itself: what ends here is ended by the write that withdrew it, not found by looking later.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date', 'performance'], now: Date.now() });
  server = await startOwnServer();
  office = await openOffice(server);
  siteId = await office.site();
});

afterAll(async () => {
  vi.useRealTimers();
  await server.stop();
});

const waitingRoom = 'subscription($siteId: ID!) { waitingRoom(siteId: $siteId) { kind visits { provider { name } } } }';
const schedule = `subscription($siteId: ID!) { appointments(siteId: $siteId, date: "2031-01-01") { kind } }`;

interface Kinds {
  waitingRoom?: { kind: string };
  appointments?: { kind: string };
  displayBoard?: { kind: string };
}

async function watching(token: string | undefined, query = waitingRoom, at = siteId): Promise<Watch<Kinds>> {
  const variables = query.includes('$siteId') ? { siteId: at } : {};
  const opened = watch<Kinds>({ url: server.url, ...(token && { token }), query, variables });
  await opened.until(() => true);
  return opened;
}

/** Waits for the end and answers the last word. */
async function lastWord(ending: Watch<Kinds>): Promise<unknown> {
  await ending.ended;
  const code = ending.payloads.at(-1)?.errors?.[0]?.extensions?.code;
  await ending.stop();
  return code;
}

const signOut = (client: Client, everywhere = false) =>
  client.ask('mutation($input: SignOutInput!) { signOut(input: $input) { __typename } }', { input: { everywhere } });

async function updateStaff({ as }: { as: Client }, input: Record<string, unknown>): Promise<void> {
  const { viewer } = await as.ask<{ viewer: { staffMember: { id: string; version: number } } }>(
    '{ viewer { staffMember { id version } } }',
  );
  const { id, version } = viewer.staffMember;
  const { updateStaffMember } = await office.manager.ask<{ updateStaffMember: { __typename: string } }>(
    'mutation($id: ID!, $input: UpdateStaffMemberInput!) { updateStaffMember(id: $id, input: $input) { __typename } }',
    { id, input: { expectedVersion: version, ...input } },
  );
  expect(updateStaffMember.__typename).toBe('UpdateStaffMemberSuccess');
}

async function signInAt(at: Office, email: string): Promise<Client> {
  const { signIn } = await createClient(server.url).ask<{ signIn: { token: string } }>(
    'mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { token } } }',
    { input: { email, password, practiceId: at.practiceId } },
  );
  return createClient(server.url, signIn.token);
}

test('signing out ends all that the session watches, and nothing that a colleague or another session of hers does', async () => {
  const [dora, colleague] = [await office.as('FRONT_DESK'), await office.as('FRONT_DESK')];
  const [first, second, others] = [
    await watching(dora.token),
    await watching(dora.token, schedule),
    await watching(colleague.token),
  ];
  await signOut(dora);
  expect([await lastWord(first), await lastWord(second)]).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
  expect(server.app.hub.watchers).toBe(1);
  await others.stop();
});

test('signing out everywhere ends what the person watches in every practice', async () => {
  const other = await openOffice(server);
  const email = `both-${randomUUID()}@example.org`;
  for (const { manager } of [office, other])
    await manager.ask('mutation($input: AddStaffMemberInput!) { addStaffMember(input: $input) { __typename } }', {
      input: { name: 'Bo Both', roles: ['FRONT_DESK'], email, password },
    });
  const sessions = [await signInAt(office, email), await signInAt(other, email), await signInAt(other, email)];
  const [here, there, onPhone] = [
    await watching(sessions[0]?.token),
    await watching(sessions[1]?.token, waitingRoom, await other.site()),
    await watching(sessions[2]?.token, schedule, await other.site()),
  ];
  await signOut(sessions[0] ?? office.manager, true);
  for (const one of [here, there, onPhone]) expect(await lastWord(one)).toBe('UNAUTHENTICATED');
});

test('a role change that takes the permission ends what needed it, and nothing else', async () => {
  const dora = await office.as('FRONT_DESK');
  const [board, day] = [await watching(dora.token), await watching(dora.token, schedule)];
  await updateStaff({ as: dora }, { roles: ['CODER'] });
  expect(await lastWord(board)).toBe('FORBIDDEN');
  await day.until(() => day.payloads.length > 1);
  expect(day.payloads.map(({ data }) => data?.appointments?.kind)).toEqual(['SNAPSHOT', 'SNAPSHOT']);
  await day.stop();
});

test('a role change that keeps the permission goes on among those with the same rights, beginning with a snapshot', async () => {
  const [dora, nora] = [await office.as('FRONT_DESK'), await office.as('MEDICAL_ASSISTANT')];
  const [moving, staying] = [await watching(dora.token), await watching(nora.token)];
  expect(server.app.hub.groups).toBe(2);
  await updateStaff({ as: dora }, { roles: ['MEDICAL_ASSISTANT'] });
  await moving.until(() => moving.payloads.length > 1);
  expect(moving.payloads.map(({ data }) => data?.waitingRoom?.kind)).toEqual(['SNAPSHOT', 'SNAPSHOT']);
  expect({ groups: server.app.hub.groups, told: staying.payloads.length }).toEqual({ groups: 1, told: 1 });
  await Promise.all([moving.stop(), staying.stop()]);
});

test('a changed name disturbs no subscription', async () => {
  const dora = await office.as('FRONT_DESK');
  const board = await watching(dora.token);
  await updateStaff({ as: dora }, { name: 'Dora Desk' });
  await dora.ask('{ practice { name } }');
  expect(board.payloads).toHaveLength(1);
  await board.stop();
});

test('the end of a membership ends what the person watches', async () => {
  const dora = await office.as('FRONT_DESK');
  const board = await watching(dora.token);
  await updateStaff({ as: dora }, { isActive: false });
  expect(await lastWord(board)).toBe('UNAUTHENTICATED');
});

test('a display that is withdrawn goes dark, and others at the site do not', async () => {
  const [gone, stays] = [
    await pairedScreen(server.url, office, siteId),
    await pairedScreen(server.url, office, siteId),
  ];
  const board = 'subscription { displayBoard { kind } }';
  const [ending, other] = [await watching(gone.client.token, board), await watching(stays.client.token, board)];
  await office.manager.ask('mutation($id: ID!) { revokeDisplay(id: $id) { __typename } }', { id: gone.displayId });
  expect(await lastWord(ending)).toBe('UNAUTHENTICATED');
  expect(server.app.hub.watchers).toBe(1);
  await other.stop();
});

/** Puts the clock ahead and lets the node look at it once. */
async function later(minutes: number): Promise<void> {
  vi.setSystemTime(Date.now() + minutes * 60_000);
  await vi.advanceTimersByTimeAsync(250);
}

test('a session unused for a quarter of an hour stops watching; one that was used goes on', async () => {
  vi.setSystemTime(vi.getRealSystemTime());
  const [idle, busy] = [await office.as('FRONT_DESK'), await office.as('FRONT_DESK')];
  const [ending, going] = [await watching(idle.token), await watching(busy.token)];
  await later(10);
  await busy.ask('{ practice { name } }');
  await later(6);
  expect(await lastWord(ending)).toBe('UNAUTHENTICATED');
  expect(server.app.hub.watchers).toBe(1);
  await going.stop();
});

test('twelve hours after signing in a session stops watching however busy it is', async () => {
  vi.setSystemTime(vi.getRealSystemTime());
  const dora = await office.as('FRONT_DESK');
  const board = await watching(dora.token);
  for (let minutes = 10; minutes < 12 * 60; minutes += 10) {
    await later(10);
    await dora.ask('{ practice { name } }');
  }
  expect(server.app.hub.watchers).toBe(1);
  await later(11);
  expect(await lastWord(board)).toBe('UNAUTHENTICATED');
  vi.setSystemTime(vi.getRealSystemTime());
});

test('a person who signs out while a subscription is still being checked gets none', async () => {
  const dora = await office.as('FRONT_DESK');
  const held = await watching(dora.token);
  const elsewhere = await office.site();
  const gate = await closeGate(server, 'site');
  const late = watch<Kinds>({
    url: server.url,
    token: dora.token ?? '',
    query: waitingRoom,
    variables: { siteId: elsewhere },
  });
  await eventually(async () => {
    const rows = await runAsOwner(server, `select 1 from pg_locks where not granted and relation = 'site'::regclass`);
    expect(rows).toHaveLength(1);
  });
  await signOut(dora);
  expect(await lastWord(held)).toBe('UNAUTHENTICATED');
  await gate.open();
  expect(await lastWord(late)).toBe('UNAUTHENTICATED');
  expect(late.payloads).toHaveLength(1);
  expect(server.app.hub.watchers).toBe(0);
});
