import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { watch } from '../../kit/live-client.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { openDesk } from './desk.ts';
import { pairedScreen, pairingStateOf, type Screen } from './pair-screen.ts';

interface Board {
  displayBoard: {
    kind: string;
    cursor: string;
    siteName: string;
    timeZone: string;
    tickets: { ticket: string; stage: string; room: string | null; calledAt: string | null; since: string }[];
  };
}

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

function watchBoard({ client }: Screen, after?: string) {
  const query = `subscription($after: EventCursor) { displayBoard(after: $after) {
    kind cursor siteName timeZone tickets { ticket stage room calledAt since } } }`;
  const board = watch<Board>({ url: server.url, token: client.token, query, variables: { after } });
  /** The board as soon as its tickets are these, in this order. */
  const showing = (...expected: string[]) =>
    board.until(
      ({ data }) =>
        data?.displayBoard.tickets.map(({ ticket, stage, room }) => [ticket, stage, room].join(' ').trim()).join() ===
        expected.join(),
    );
  return { ...board, showing };
}

test('a display shows called tickets first, latest call first, then the others by arrival, and no visit that is done', async () => {
  const desk = await openDesk(office, { name: 'Harbor Street', timeZone: 'America/Chicago' });
  const screen = await pairedScreen(server.url, office, desk.siteId);
  const [one, two, three] = [await desk.room('Exam 1'), await desk.room('Exam 2'), await desk.room('Exam 3')];
  const visits = [await desk.checkIn(), await desk.checkIn(), await desk.checkIn(), await desk.checkIn()] as const;
  const [a, b, c, d] = visits;
  const board = watchBoard(screen);
  const { data } = await board.showing(...visits.map(({ ticket }) => `${ticket} WAITING`));
  expect(data?.displayBoard).toMatchObject({
    kind: 'SNAPSHOT',
    siteName: 'Harbor Street',
    timeZone: 'America/Chicago',
  });
  await desk.call(b, two);
  await desk.call(c, three);
  await desk.bringIn(a, one);
  await board.showing(
    `${c.ticket} CALLED Exam 3`,
    `${b.ticket} CALLED Exam 2`,
    `${a.ticket} IN_ROOM Exam 1`,
    `${d.ticket} WAITING`,
  );
  await desk.bringIn(b);
  await desk.advance(a, 'CHECKOUT');
  await board.showing(`${c.ticket} CALLED Exam 3`, `${b.ticket} IN_ROOM Exam 2`, `${d.ticket} WAITING`);
  await board.stop();
});

test('a patient who waits over midnight stays on the screen; a visit of more than 24 hours that was never ended does not', async () => {
  const desk = await openDesk(office);
  const [forgotten, waiting] = [await desk.checkIn(), await desk.checkIn()];
  const [old, since] = [forgotten, waiting].map(({ id }) => parseTypeId(id)?.uuid);
  await runAsOwner(server, 'update visit set day = day - 1 where id = any($1)', [[old, since]]);
  await runAsOwner(server, `update visit set arrived_at = arrived_at - interval '25 hours' where id = $1`, [old]);
  const today = await desk.checkIn();
  const board = watchBoard(await pairedScreen(server.url, office, desk.siteId));
  await board.showing(`${waiting.ticket} WAITING`, `${today.ticket} WAITING`);
  await board.stop();
});

test.each(['INTAKE', 'READY_FOR_PROVIDER', 'WITH_PROVIDER'])(
  'a display shows no more of %s than that the ticket is in a room',
  async (stage) => {
    const desk = await openDesk(office);
    const board = watchBoard(await pairedScreen(server.url, office, desk.siteId));
    const visit = await desk.checkIn();
    await desk.bringIn(visit, await desk.room('Lab'));
    await desk.advance(visit, stage);
    await board.showing(`${visit.ticket} IN_ROOM Lab`);
    await board.stop();
  },
);

test('a ticket whose call was undone waits again, without room and time of call', async () => {
  const desk = await openDesk(office);
  const board = watchBoard(await pairedScreen(server.url, office, desk.siteId));
  const visit = await desk.checkIn();
  await desk.call(visit, await desk.room('Exam 1'));
  const called = await board.showing(`${visit.ticket} CALLED Exam 1`);
  expect(called.data?.displayBoard.tickets[0]?.calledAt).not.toBeNull();
  await desk.undo(visit);
  const isUndone = () => board.payloads.at(-1)?.data?.displayBoard.tickets[0]?.stage === 'WAITING';
  await board.until(({ data }) => data?.displayBoard.tickets[0]?.stage === 'WAITING' && isUndone());
  expect(board.payloads.at(-1)?.data?.displayBoard.tickets[0]).toMatchObject({ room: null, calledAt: null });
  await board.stop();
});

test('a display shows its own site only', async () => {
  const [here, there] = [await openDesk(office), await openDesk(office)];
  const board = watchBoard(await pairedScreen(server.url, office, here.siteId));
  await there.checkIn();
  const visit = await here.checkIn();
  await board.showing(`${visit.ticket} WAITING`);
  await board.stop();
});

test('a display that was cut off continues after its cursor with the whole board', async () => {
  const desk = await openDesk(office);
  const screen = await pairedScreen(server.url, office, desk.siteId);
  const first = await desk.checkIn();
  const before = watchBoard(screen);
  const { data } = await before.showing(`${first.ticket} WAITING`);
  before.drop();
  const second = await desk.checkIn();
  const after = watchBoard(screen, data?.displayBoard.cursor);
  const resumed = await after.until(() => true);
  expect(resumed.data?.displayBoard.kind).toBe('CHANGE');
  await after.showing(`${first.ticket} WAITING`, `${second.ticket} WAITING`);
  await after.stop();
});

test('in silence a display gets a sign of life with the same board', async () => {
  const desk = await openDesk(office);
  const visit = await desk.checkIn();
  const board = watchBoard(await pairedScreen(server.url, office, desk.siteId));
  const { data } = await board.until((payload) => payload.data?.displayBoard.kind === 'HEARTBEAT');
  expect(data?.displayBoard.tickets.map(({ ticket }) => ticket)).toEqual([visit.ticket]);
  await board.stop();
});

test('a withdrawn display stops at once, cannot reconnect, and staff see the reason', async () => {
  const desk = await openDesk(office);
  const screen = await pairedScreen(server.url, office, desk.siteId);
  const board = watchBoard(screen);
  await board.until(() => true);
  const revoke = () =>
    office.manager.ask<{ revokeDisplay: { display: { revokedAt: string; revocationReason: string } } }>(
      `mutation($id: ID!, $input: RevokeDisplayInput!) { revokeDisplay(id: $id, input: $input) {
        ... on RevokeDisplaySuccess { display { revokedAt revocationReason } } } }`,
      { id: screen.displayId, input: { reason: 'Screen was sold' } },
    );
  const first = await revoke();
  expect(first.revokeDisplay.display.revocationReason).toBe('Screen was sold');
  await board.ended;
  expect(board.payloads.at(-1)?.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  expect(await pairingStateOf(screen)).toBe('EXPIRED');
  await expect(watchBoard(screen).until(() => true)).rejects.toThrow();
  expect(await revoke()).toEqual(first);
});
