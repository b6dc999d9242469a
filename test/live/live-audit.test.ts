import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Floor, openFloor } from '../domains/visits/floor.ts';
import type { Client } from '../kit/client.ts';
import { type Watch, watch } from '../kit/live-client.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';
import { figures } from './kit/figure.ts';

let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startOwnServer();
  floor = await openFloor(server);
});

afterAll(() => server.stop());

interface Board {
  waitingRoom: { kind: string; visits: { ticket: string }[] };
}

const query = `subscription($siteId: ID!) { waitingRoom(siteId: $siteId) { kind visits { ticket patient { familyName } } } }`;

async function watchBoard({ token = '' }: Client): Promise<Watch<Board>> {
  const watching = watch<Board>({ url: server.url, token, query, variables: { siteId: floor.siteId } });
  await watching.until(() => true);
  return watching;
}

const seenBy = (watchers: Watch<Board>[], ticket: string) =>
  Promise.all(
    watchers.map((watching) =>
      watching.until(({ data }) => data?.waitingRoom.visits.some((visit) => visit.ticket === ticket) ?? false),
    ),
  );

interface Entry {
  session: string;
  visits: string[];
}

/** The entries about the board so far, oldest first. */
async function entries(): Promise<Entry[]> {
  const rows = await runAsOwner<{ session_id: string; entities: string[] }>(
    server,
    `select session_id, entities from audit_entry where operation = 'waitingRoom' order by id`,
  );
  return rows.map(({ session_id, entities }) => ({
    session: session_id,
    visits: entities.filter((entity) => entity.startsWith('visit_')).map((entity) => entity.split('@')[0] ?? ''),
  }));
}

async function sessionsWhoSaw(visitId: string): Promise<string[]> {
  return (await entries()).filter(({ visits }) => visits.includes(visitId)).map(({ session }) => session);
}

test('a payload that several watch is noted for each session that got it, and for none that came later', async () => {
  const colleagues = [
    await floor.office.as('FRONT_DESK'),
    await floor.office.as('FRONT_DESK'),
    await floor.office.as('FRONT_DESK'),
  ];
  const boards = await Promise.all(colleagues.map(watchBoard));
  const before = await figures(server);
  const first = await floor.arrival();
  await seenBy(boards, first.ticket);
  const after = await figures(server);
  expect((after.deliveries_total ?? 0) - (before.deliveries_total ?? 0)).toBeGreaterThanOrEqual(3);
  const three = await sessionsWhoSaw(first.id);
  expect(three).toHaveLength(3);
  expect(new Set(three).size).toBe(3);
  await floor.done('leaveWithoutBeingSeen', first.id, {});
  const late = await watchBoard(await floor.office.as('FRONT_DESK'));
  const second = await floor.arrival();
  await seenBy([...boards, late], second.ticket);
  expect(await sessionsWhoSaw(first.id)).toEqual(three);
  const four = await sessionsWhoSaw(second.id);
  expect(four).toHaveLength(4);
  expect(four).toEqual(expect.arrayContaining(three));
  await Promise.all([...boards, late].map((board) => board.stop()));
});

test('a session that watches the same board twice is noted once', async () => {
  const dora = await floor.office.as('FRONT_DESK');
  const boards = [await watchBoard(dora), await watchBoard(dora)];
  const { id, ticket } = await floor.arrival();
  await seenBy(boards, ticket);
  expect(await sessionsWhoSaw(id)).toHaveLength(1);
  await Promise.all(boards.map((board) => board.stop()));
});

test('a heartbeat shows no patient, and is not noted', async () => {
  const board = await watchBoard(await floor.office.as('FRONT_DESK'));
  const before = await entries();
  await board.until(({ data }) => data?.waitingRoom.kind === 'HEARTBEAT');
  expect(await entries()).toEqual(before);
  await board.stop();
});
