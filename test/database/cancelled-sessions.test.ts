import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClientAborted } from '../../src/database/connection/client-aborted.ts';
import { openOrm } from '../../src/database/orm.ts';
import { scopeEntrance } from '../../src/database/session/entrance.ts';
import { ReadSession } from '../../src/database/session/read-session.ts';
import { ended, waitingFor } from '../kit/backends.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { sendsOwnStatements } from '../kit/sends-own-statements.ts';
import { closeGate } from '../live/kit/close-gate.ts';
import { startTwoPractices, type TwoPractices } from './kit/two-practices.ts';

sendsOwnStatements();

let server: TwoPractices['server'];
let practiceIds: TwoPractices['practiceIds'];
let orm: MikroORM;

beforeAll(async () => {
  ({ server, practiceIds } = await startTwoPractices());
  orm = await openOrm(server.database.appUrl, 2);
});

afterAll(async () => {
  await orm.close(true);
  await server.stop();
});

function open(practiceId: string | undefined): { session: ReadSession; leave: () => void } {
  const controller = new AbortController();
  const entrance = scopeEntrance({ ...(practiceId && { practiceId }) });
  const session = new ReadSession(orm.em, entrance, controller.signal);
  return { session, leave: () => controller.abort() };
}

const patients = ({ db }: ReadSession) => db.selectFrom('patient').select('practiceId').execute();
const rooms = ({ db }: ReadSession) => db.selectFrom('room').select('id').execute();

async function backendOf({ db }: ReadSession): Promise<number | undefined> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  return rows[0]?.pid;
}

test('a statement cancelled while it runs ends at once with all that were sent after it, and its connection is not used again', async () => {
  const gate = await closeGate(server, 'patient');
  const { session, leave } = open(practiceIds[0]);
  const looks = Promise.allSettled([rooms(session), patients(session), rooms(session), patients(session)]);
  const pids = await waitingFor(server, 'patient');
  leave();
  const [before, ...cancelled] = await looks;
  expect(before?.status).toBe('fulfilled');
  for (const look of cancelled) expect(look).toMatchObject({ status: 'rejected', reason: expect.any(ClientAborted) });
  await ended(server, pids);
  await gate.open();
  const next = open(practiceIds[0]);
  expect(await patients(next.session)).toHaveLength(1);
  next.session.end();
});

test('a session whose statements were answered before it is cancelled costs no connection', async () => {
  const backends = new Set<number | undefined>();
  for (let count = 0; count < 20; count += 1) {
    const { session, leave } = open(practiceIds[0]);
    backends.add(await backendOf(session));
    leave();
    await expect(patients(session)).rejects.toThrow(ClientAborted);
  }
  expect(backends.size).toBeLessThanOrEqual(2);
});

test('a session that is cancelled before it has a connection sends nothing', async () => {
  const gate = await closeGate(server, 'patient');
  const busy = [open(practiceIds[0]), open(practiceIds[0])];
  const looks = Promise.allSettled(busy.map(({ session }) => patients(session)));
  const pids = await waitingFor(server, 'patient', 2);
  const { session, leave } = open(practiceIds[1]);
  const late = expect(rooms(session)).rejects.toThrow(ClientAborted);
  leave();
  for (const one of busy) one.leave();
  await Promise.all([looks, late, ended(server, pids)]);
  await gate.open();
});

test('a commit that has begun is not cancelled any more', async () => {
  const [practiceId] = practiceIds;
  const { session, leave } = open(practiceId);
  const name = 'Kept';
  const committed = session.commitWith([
    session.db.updateTable('practice').set({ name }).where('practiceId', '=', practiceId).compile(),
  ]);
  leave();
  await committed;
  const after = open(practiceId);
  expect(await after.session.db.selectFrom('practice').select('name').execute()).toEqual([{ name }]);
  after.session.end();
});

/** Before a batch is sent, when it is, and when it is there. */
const moments = [
  queueMicrotask,
  setImmediate,
  (leave: () => void) => setImmediate(() => setImmediate(leave)),
  (leave: () => void) => runAsOwner(server, 'select 1').then(leave),
  (leave: () => void) => runAsOwner(server, 'select pg_sleep(0.02)').then(leave),
];

test('of 400 interleaved sessions on two connections half are cancelled at any moment: the others see their own rows and none is cancelled for another', async () => {
  const run = async (turn: number): Promise<boolean> => {
    const practiceId = practiceIds[turn % 2];
    const isLeaving = turn % 4 > 1;
    const { session, leave } = open(practiceId);
    await backendOf(session);
    // Some are over before they would be cancelled, some just then, some not at all.
    const looks = [sql`select pg_sleep(${((turn * 7) % 40) / 1000})`.execute(session.db), patients(session)];
    if (isLeaving) moments[turn % moments.length]?.(leave);
    const [, seen] = await Promise.allSettled(looks);
    session.end();
    if (seen?.status === 'fulfilled') return JSON.stringify(seen.value) === JSON.stringify([{ practiceId }]);
    return isLeaving && seen?.reason instanceof ClientAborted;
  };
  const wrong: number[] = [];
  const work = async (first: number) => {
    for (let turn = first; turn < 400; turn += 8) if (!(await run(turn))) wrong.push(turn);
  };
  await Promise.all(Array.from({ length: 8 }, (_, first) => work(first)));
  expect(wrong).toEqual([]);
});
