import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { watch } from '../../kit/live-client.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, daysAfter, nextTuesday } from './calendar.ts';
import { type Desk, openDesk } from './desk.ts';

const day = nextTuesday();

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openDesk(server);
});

afterAll(() => server.stop());

interface Board {
  appointments: {
    kind: 'SNAPSHOT' | 'CHANGE' | 'HEARTBEAT';
    cursor: string;
    appointments: { id: string; status: string; confirmation: string; patient: { id: string } }[];
    removed: string[];
  };
}

const query = `subscription($siteId: ID!, $date: Date!, $after: EventCursor) {
  appointments(siteId: $siteId, date: $date, after: $after) {
    kind cursor appointments { id status confirmation patient { id } } removed } }`;

function watchDay(siteId: string, date: string, after?: string) {
  const variables = { siteId, date, after };
  const watched = watch<Board>({ url: server.url, token: desk.client.token ?? '', query, variables });
  onTestFinished(() => watched.stop());
  /** Waits until an appointment has been sent in a status. */
  const told = async (id: string, status: string) => {
    const payload = await watched.until(({ data }) =>
      Boolean(data?.appointments.appointments.some((row) => row.id === id && row.status === status)),
    );
    return payload.data?.appointments;
  };
  return { ...watched, told };
}

/** The payloads of a watcher without its heartbeats: kind, and which appointments in which status. */
function story(payloads: readonly { data?: Board | null }[]) {
  return payloads.flatMap(({ data }) => {
    const { kind, appointments } = data?.appointments ?? { kind: 'HEARTBEAT', appointments: [] };
    return kind === 'HEARTBEAT' ? [] : [[kind, ...appointments.map(({ id, status }) => `${id} ${status}`)]];
  });
}

test('a site’s day is shown by start, then each change of it and of no other day or site', async () => {
  const siteId = await desk.office.site();
  const later = await desk.booked({ siteId, startsAt: at(day, '10:00') });
  const sooner = await desk.booked({ siteId, startsAt: at(day, '09:00') });
  const board = watchDay(siteId, day);
  await board.told(sooner.id, 'BOOKED');
  await desk.booked({ siteId, startsAt: at(daysAfter(day, 1), '09:00') });
  await desk.booked({ siteId: desk.siteId, startsAt: at(day, '15:00') });
  await desk.change('cancelAppointment', later.id, { by: 'PATIENT', reason: 'Snow' });
  await board.told(later.id, 'CANCELLED');
  const moved = await desk.change('rescheduleAppointment', sooner.id, { startsAt: at(day, '11:00') });
  await board.told(moved.appointment?.id ?? '', 'BOOKED');
  expect(story(board.payloads)).toEqual([
    ['SNAPSHOT', `${sooner.id} BOOKED`, `${later.id} BOOKED`],
    ['CHANGE', `${later.id} CANCELLED`],
    ['CHANGE', `${sooner.id} RESCHEDULED`, `${moved.appointment?.id} BOOKED`],
  ]);
  expect(board.payloads.flatMap(({ data }) => data?.appointments.removed ?? [])).toEqual([]);
});

test('an appointment that is moved to another day stays on its day as rescheduled', async () => {
  const siteId = await desk.office.site();
  const old = await desk.booked({ siteId, startsAt: at(day, '12:00') });
  const [board, next] = [watchDay(siteId, day), watchDay(siteId, daysAfter(day, 1))];
  await Promise.all([board, next].map(({ until }) => until(({ data }) => data?.appointments.kind === 'SNAPSHOT')));
  const moved = await desk.change('rescheduleAppointment', old.id, { startsAt: at(daysAfter(day, 1), '12:00') });
  await board.told(old.id, 'RESCHEDULED');
  await next.told(moved.appointment?.id ?? '', 'BOOKED');
  expect(story(board.payloads).slice(1)).toEqual([['CHANGE', `${old.id} RESCHEDULED`]]);
  expect(story(next.payloads).slice(1)).toEqual([['CHANGE', `${moved.appointment?.id} BOOKED`]]);
});

test('a client that resumes from a cursor gets the changes it missed', async () => {
  const siteId = await desk.office.site();
  const first = await desk.booked({ siteId, startsAt: at(day, '13:00') });
  const before = watchDay(siteId, day);
  const seen = await before.told(first.id, 'BOOKED');
  await before.stop();
  await desk.change('confirmAppointment', first.id);
  const second = await desk.booked({ siteId, startsAt: at(day, '13:30') });
  const back = watchDay(siteId, day, seen?.cursor);
  const missed = await back.told(second.id, 'BOOKED');
  expect(missed).toMatchObject({
    kind: 'CHANGE',
    appointments: [{ id: first.id, confirmation: 'CONFIRMED' }, { id: second.id }],
  });
});

test('the board of another practice’s site cannot be watched', async () => {
  const other = await openDesk(server);
  const board = watchDay(other.siteId, day);
  await board.ended;
  expect(board.payloads[0]?.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: ['siteId'] });
});
