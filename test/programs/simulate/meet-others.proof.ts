import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../kit/client.ts';
import { password } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { jumpingClock } from './jumping-clock.ts';
import { openPractice, type Practice } from './practice.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function firstRoom({ office, siteId }: Practice) {
  const { site } = await office.manager.ask<{ site: { rooms: { id: string; readiness: string }[] } }>(
    'query($siteId: ID!) { site(id: $siteId) { rooms { id readiness } } }',
    { siteId },
  );
  if (!site.rooms[0]) throw new Error('There is no room.');
  return site.rooms[0];
}

async function moveRoom({ office }: Practice, id: string, ...stops: string[]): Promise<void> {
  for (const to of stops) {
    await office.manager.ask(
      `mutation($id: ID!, $to: RoomReadiness!) { changeRoomReadiness(id: $id,
        input: { to: $to, reason: "Leaking tap", checklistDone: ["Fresh paper on the couch"] }) { __typename } }`,
      { id, to },
    );
  }
}

test('patients wait when the only room is closed, and are called when a colleague opens it again', async () => {
  const practice = await openPractice(server, { rooms: 1 });
  const { id } = await firstRoom(practice);
  await moveRoom(practice, id, 'CLEANING', 'SETTING_UP', 'READY');
  let isClosed = false;
  const at = async (minute: number | null) => {
    if (minute === null) await moveRoom(practice, id, 'NEEDS_CLEANING', 'CLEANING', 'SETTING_UP', 'READY');
    if (!isClosed) await moveRoom(practice, id, 'OUT_OF_SERVICE');
    isClosed = true;
  };
  const played = await practice.play({ argv: ['--seed', '2'], clock: jumpingClock({ at }) });
  expect(played.errors).toEqual([]);
  const standstill = played.lines.findIndex((line) => line.includes('all patients wait for a room'));
  const firstCall = played.lines.findIndex((line) => line.includes('is called to Exam 1'));
  expect(standstill).toBeGreaterThan(0);
  expect(firstCall).toBeGreaterThan(standstill);
  expect(played.count('seen') + played.count('left without being seen')).toBe(played.count('arrived'));
  expect((await firstRoom(practice)).readiness).toBe('READY');
});

test('a visit that a colleague ends is left alone, and its room is cleaned', async () => {
  const practice = await openPractice(server);
  const { office, siteId } = practice;
  const ended = new Set<string>();
  const at = async () => {
    if (ended.size > 0) return;
    const { site } = await office.manager.ask<{
      site: { rooms: { visit: { id: string; ticket: string; stage: string } | null }[] };
    }>('query($siteId: ID!) { site(id: $siteId) { rooms { visit { id ticket stage } } } }', { siteId });
    const visit = site.rooms.map((room) => room.visit).find((one) => one?.stage === 'WITH_PROVIDER');
    if (!visit) return;
    await office.manager.ask('mutation($id: ID!) { advanceVisit(id: $id, input: { to: DONE }) { __typename } }', {
      id: visit.id,
    });
    ended.add(visit.ticket);
  };
  const played = await practice.play({ argv: ['--seed', '2'], clock: jumpingClock({ at }) });
  expect(played.code).toBe(0);
  const [ticket] = ended;
  expect(played.lines.some((line) => line.endsWith(`${ticket} was seen off by a colleague`))).toBe(true);
  const { site } = await office.manager.ask<{ site: { rooms: { readiness: string }[] } }>(
    'query($siteId: ID!) { site(id: $siteId) { rooms { readiness } } }',
    { siteId },
  );
  expect(site.rooms.map(({ readiness }) => readiness)).toEqual(['READY', 'READY', 'READY']);
});

test('a session that ends in the middle of the morning is replaced by a new one', async () => {
  const practice = await openPractice(server);
  let isOut = false;
  const at = async (minute: number | null) => {
    if (isOut || (minute ?? 0) < 30) return;
    isOut = true;
    const { signIn } = await createClient(server.url).ask<{ signIn: { token: string } }>(
      'mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { token } } }',
      { input: { email: practice.email, password } },
    );
    await createClient(server.url, signIn.token).ask(
      'mutation { signOut(input: { everywhere: true }) { __typename } }',
    );
  };
  const played = await practice.play({ argv: ['--seed', '2'], clock: jumpingClock({ at }) });
  expect(isOut).toBe(true);
  expect(played.errors).toEqual([]);
  expect(played.count('arrived')).toBeGreaterThan(5);
});

test('a patient who comes on another day than the appointment, as after midnight, is checked in without it', async () => {
  const practice = await openPractice(server);
  // A morning that lasts a whole day: part of it is expected tomorrow, and is played today.
  const clock = jumpingClock({ msUntil: (minute) => minute * 6 * 60_000 });
  const played = await practice.play({ argv: ['--seed', '3'], clock });
  expect(played.errors).toEqual([]);
  expect(played.lines.some((line) => line.endsWith('is cancelled by the office: Its day is over'))).toBe(true);
  expect(played.count('seen') + played.count('left without being seen')).toBe(played.count('arrived'));
});

test('a morning stopped in the middle reports its progress; the next one passes over patients still here, or sends them home first', async () => {
  const practice = await openPractice(server);
  const interruption = new AbortController();
  const onLine = (line: string) => {
    if (/ A\d\d is called/.test(line)) interruption.abort();
  };
  const stopped = await practice.play({ argv: ['--seed', '2'], onLine, signal: interruption.signal });
  expect(stopped.code).toBe(0);
  expect(stopped.lines.some((line) => line.startsWith('The morning was stopped at '))).toBe(true);
  const stillHere = stopped.count('still here');
  expect(stillHere).toBeGreaterThan(0);
  const next = await practice.play({ argv: ['--seed', '2', '--quiet'] });
  expect(next.code).toBe(0);
  expect(next.lines[0]).toMatch(/^The morning was over/);
  const cleared = await practice.play({ argv: ['--seed', '2', '--clear'] });
  expect(cleared.lines[0]).toContain('patients 8, providers 2, rooms 3');
});
