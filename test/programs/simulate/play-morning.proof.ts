import { afterAll, beforeAll, expect, test } from 'vitest';
import { watch } from '../../kit/live-client.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { openPractice, type Practice } from './practice.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

interface Day {
  dayList: { edges: { node: { status: string; visit: { stage: string; endedAt: string | null } | null } }[] };
  site: { rooms: { name: string; readiness: string }[] };
}

async function dayOf({ office, siteId, today }: Practice) {
  const { dayList, site } = await office.manager.ask<Day>(
    `query($siteId: ID!, $date: Date!) { site(id: $siteId) { rooms { name readiness } }
      dayList(siteId: $siteId, date: $date, first: 100) { edges { node { status visit { stage endedAt } } } } }`,
    { siteId, date: today },
  );
  const appointments = dayList.edges.map(({ node }) => node);
  return {
    rooms: site.rooms,
    appointments,
    having: (status: string) => appointments.filter((appointment) => appointment.status === status),
  };
}

interface Board {
  waitingRoom: { visits: { id: string; ticket: string }[]; removed: string[] };
}

function watchWaitingRoom({ office, siteId }: Practice) {
  const query = 'subscription($siteId: ID!) { waitingRoom(siteId: $siteId) { visits { id ticket } removed } }';
  return watch<Board>({ url: server.url, token: office.manager.token, query, variables: { siteId } });
}

const allReady = [1, 2, 3].map((number) => ({ name: `Exam ${number}`, readiness: 'READY' }));

test('a whole morning: every patient who comes is seen or leaves, no-shows are noted, and all rooms are ready again', async () => {
  const practice = await openPractice(server, { patients: 14 });
  const board = watchWaitingRoom(practice);
  await board.until(({ data }) => data != null);
  const played = await practice.play({ argv: ['--seed', '3'] });
  expect(played.errors).toEqual([]);
  expect(played.code).toBe(0);

  const { rooms, appointments, having } = await dayOf(practice);
  expect(rooms).toEqual(allReady);
  expect(appointments.filter(({ visit }) => visit && visit.endedAt === null)).toEqual([]);
  expect(having('BOOKED')).toEqual([]);
  expect(having('NO_SHOW').length).toBe(played.count('did not come'));
  expect(having('NO_SHOW').length).toBeGreaterThan(0);
  expect(having('CANCELLED').length).toBe(played.count('cancelled'));
  expect(having('RESCHEDULED').length).toBeGreaterThan(0);
  const seenWithAppointment = having('FULFILLED').length;
  expect(seenWithAppointment).toBeGreaterThanOrEqual(8);
  expect(played.count('seen') - seenWithAppointment).toBeLessThanOrEqual(2);
  expect(played.count('seen') + played.count('left without being seen')).toBe(played.count('arrived'));

  const mixedUp = played.count('checked in by mistake');
  expect(mixedUp).toBeGreaterThan(0);
  const arrived = played.count('arrived');
  const tickets = () =>
    new Set(board.payloads.flatMap(({ data }) => data?.waitingRoom.visits.map((visit) => visit.id) ?? []));
  const gone = () => new Set(board.payloads.flatMap(({ data }) => data?.waitingRoom.removed ?? []));
  await board.until(() => gone().size === arrived + mixedUp);
  expect(tickets()).toEqual(gone());
  await board.stop();
  const afterwards = watchWaitingRoom(practice);
  const snapshot = await afterwards.until(({ data }) => data != null);
  expect(snapshot.data?.waitingRoom.visits).toEqual([]);
  await afterwards.stop();
});

test('the same seed plays the same morning, line by line, wherever the data are the same', async () => {
  const [one, other] = [await openPractice(server), await openPractice(server)];
  const first = await one.play({ argv: ['--seed', '11'] });
  expect((await other.play({ argv: ['--seed', '11'] })).lines).toEqual(first.lines);
});

test('two mornings on one day: what is booked already is avoided, and every patient may come again', async () => {
  const practice = await openPractice(server);
  for (const seed of ['5', '5']) {
    const played = await practice.play({ argv: ['--seed', seed] });
    expect(played.errors).toEqual([]);
    expect(played.code).toBe(0);
    expect(played.count('arrived')).toBeGreaterThan(5);
    const { rooms, having } = await dayOf(practice);
    expect(rooms).toEqual(allReady);
    expect(having('BOOKED')).toEqual([]);
  }
});

test.each([0, 23])('a morning can be played when it is %i o’clock', async (hour) => {
  const practice = await openPractice(server, { hour });
  const played = await practice.play({ argv: ['--seed', '3'] });
  expect(played.errors).toEqual([]);
  expect(played.code).toBe(0);
  const { rooms, having } = await dayOf(practice);
  expect(rooms).toEqual(allReady);
  expect(having('BOOKED')).toEqual([]);
  // Whether a no-show can be noted is a matter of the hour; that no patient waits for ever is not.
  expect(played.count('did not come') + played.count('cancelled')).toBeGreaterThan(0);
  expect(played.count('seen') + played.count('left without being seen')).toBe(played.count('arrived'));
});

test('on a day on which the site is closed, the morning is played all the same', async () => {
  const practice = await openPractice(server);
  const { office, siteId } = practice;
  await office.manager.ask(
    'mutation($id: ID!) { updateSite(id: $id, input: { expectedVersion: 1, hours: [] }) { __typename } }',
    { id: siteId },
  );
  const played = await practice.play({ argv: ['--seed', '4', '--patients', '5'] });
  expect(played.code).toBe(0);
  expect(played.count('arrived')).toBeGreaterThan(3);
});
