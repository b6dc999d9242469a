import { type BoardPayload, byArrival, byName, byStart, nextBoard } from '@foyer/client/board';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk as openWaitingRoom } from '../domains/displays/desk.ts';
import { nextTuesday } from '../domains/scheduling/calendar.ts';
import { openDesk as openDiary } from '../domains/scheduling/desk.ts';
import { eventually } from '../kit/eventually.ts';
import { watch } from '../kit/live-client.ts';
import { openOffice } from '../kit/office.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startOwnServer();
});

afterAll(() => server.stop());

type Board = BoardPayload & { rows: { id: string; version?: number }[] };
type Order = (one: never, other: never) => number;

interface Watched {
  token: string | undefined;
  query: string;
  variables: Record<string, unknown>;
  order: Order;
}

/** The reduced board of a subscription so far; with the last cursor a client goes on. */
function follow({ token, query, variables, order }: Watched, after?: Board) {
  const watching = watch<{ board: Board }>({
    url: server.url,
    ...(token !== undefined && { token }),
    query,
    variables: { ...variables, after: after?.cursor },
  });
  const board = () =>
    watching.payloads.reduce<Board | null>(
      (shown, { data }) => (data ? nextBoard<Board>(shown, data.board, order as never) : shown),
      after ?? null,
    );
  return { board, stop: () => watching.stop() };
}

/** What a client sees that has just come. */
async function snapshot(watched: Watched): Promise<Board['rows']> {
  const { board, stop } = follow(watched);
  await expect.poll(() => board()).not.toBeNull();
  const rows = board()?.rows ?? [];
  await stop();
  return rows;
}

const steps = fc.array(fc.record({ action: fc.nat(99), one: fc.nat(9), leaves: fc.boolean() }), {
  minLength: 4,
  maxLength: 10,
});

/** Whatever the office does, and whenever the client loses its connection, its board is the server's in the end. */
async function expectSameBoards(
  watched: Watched,
  act: (action: number, one: number) => Promise<unknown>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      let client = follow(watched);
      await expect.poll(() => client.board()).not.toBeNull();
      for (const { action, one, leaves } of all) {
        if (leaves) {
          await client.stop();
          // A step that the office refuses changes nothing.
          await act(action, one).catch(() => {});
          client = follow(watched, client.board() ?? undefined);
        } else await act(action, one).catch(() => {});
      }
      const rows = await snapshot(watched);
      await eventually(() => expect(client.board()?.rows).toEqual(rows));
      await client.stop();
    }),
    { numRuns: 5 },
  );
}

test('the waiting room: arrivals, calls, rooms, undone steps, departures', async () => {
  const office = await openOffice(server);
  const desk = await openWaitingRoom(office);
  const rooms = [await desk.room('Exam 1'), await desk.room('Exam 2')];
  const visits = [await desk.checkIn()];
  const watched: Watched = {
    token: office.manager.token,
    query: `subscription($siteId: ID!, $after: EventCursor) { board: waitingRoom(siteId: $siteId, after: $after) {
      kind cursor rows: visits { id ticket stage arrivedAt version } removed } }`,
    variables: { siteId: desk.siteId },
    order: byArrival as Order,
  };
  await expectSameBoards(watched, async (action, one) => {
    const visit = visits[one % visits.length];
    if (!visit || action % 5 === 0) return visits.push(await desk.checkIn());
    if (action % 5 === 1) return desk.call(visit, rooms[one % 2] ?? '');
    if (action % 5 === 2) return desk.bringIn(visit);
    if (action % 5 === 3) return desk.undo(visit);
    return desk.advance(visit, action < 50 ? 'CHECKOUT' : 'DONE');
  });
});

test('the rooms: new ones, other names, readiness', async () => {
  const office = await openOffice(server);
  const siteId = await office.site();
  const ids = [await office.room(siteId, { name: 'M' })];
  const watched: Watched = {
    token: office.manager.token,
    query: `subscription($siteId: ID!, $after: EventCursor) { board: rooms(siteId: $siteId, after: $after) {
      kind cursor rows: rooms { id name readiness version } removed } }`,
    variables: { siteId },
    order: byName as Order,
  };
  let count = 0;
  await expectSameBoards(watched, async (action, one) => {
    count += 1;
    const name = `${'zaMb'[action % 4]}${count}`;
    if (action % 3 === 0) return ids.push(await office.room(siteId, { name }));
    const id = ids[one % ids.length];
    if (action % 3 === 1)
      return office.manager.ask(
        'mutation($id: ID!, $input: ChangeRoomReadinessInput!) { changeRoomReadiness(id: $id, input: $input) { __typename } }',
        { id, input: { to: 'CLEANING' } },
      );
    const { node } = await office.manager.ask<{ node: { version: number } }>(
      'query($id: ID!) { node(id: $id) { ... on Room { version } } }',
      { id },
    );
    return office.manager.ask(
      'mutation($id: ID!, $input: UpdateRoomInput!) { updateRoom(id: $id, input: $input) { __typename } }',
      { id, input: { expectedVersion: node.version, name } },
    );
  });
});

test('a day’s appointments: booked in any order, cancelled, moved', async () => {
  const desk = await openDiary(server);
  const date = nextTuesday();
  const at = (minute: number) => new Date(Date.parse(`${date}T14:00:00Z`) + minute * 60_000).toISOString();
  const ids = [(await desk.booked({ startsAt: at(0) })).id];
  const watched: Watched = {
    token: desk.client.token,
    query: `subscription($siteId: ID!, $date: Date!, $after: EventCursor) {
      board: appointments(siteId: $siteId, date: $date, after: $after) {
        kind cursor rows: appointments { id startsAt status version } removed } }`,
    variables: { siteId: desk.siteId, date },
    order: byStart as Order,
  };
  await expectSameBoards(watched, async (action, one) => {
    if (action % 3 === 0) return ids.push((await desk.booked({ startsAt: at((action % 16) * 30) })).id);
    const id = ids[one % ids.length] ?? '';
    if (action % 3 === 1) return desk.change('cancelAppointment', id, { by: 'OFFICE', reason: 'The office closes.' });
    const { appointment } = await desk.change('rescheduleAppointment', id, { startsAt: at((action % 16) * 30) });
    return appointment && ids.push(appointment.id);
  });
});
