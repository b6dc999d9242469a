import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scopeEntrance } from '../../src/database/session/entrance.ts';
import { ReadSession } from '../../src/database/session/read-session.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { sendsOwnStatements } from '../kit/sends-own-statements.ts';
import { startTwoPractices, type TwoPractices } from './kit/two-practices.ts';

sendsOwnStatements();

let server: TwoPractices['server'];
let offices: TwoPractices['offices'];
let practiceIds: TwoPractices['practiceIds'];

beforeAll(async () => {
  ({ server, offices, practiceIds } = await startTwoPractices());
});

afterAll(() => server.stop());

const open = (practiceId?: string) =>
  new ReadSession(server.app.orm.em, scopeEntrance({ ...(practiceId && { practiceId }) }));
const patients = ({ db }: ReadSession) => db.selectFrom('patient').select('practiceId').execute();
const divided = ({ db }: ReadSession) =>
  sql`select 1 / 0`.execute(db).then(
    () => 'divided',
    (error: unknown) => String(error),
  );

test('statements of 2,000 interleaved sessions, concurrent, in sequence and some behind one that fails, see the rows of their own practice only', async () => {
  const seen = await Promise.all(
    Array.from({ length: 2_000 }, async (_, turn) => {
      const practiceId = turn % 5 === 0 ? undefined : practiceIds[turn % 2];
      const expected = JSON.stringify(practiceId ? [{ practiceId }] : []);
      const session = open(practiceId);
      if (turn % 7 === 0) {
        const [fault, ...after] = await Promise.allSettled([divided(session), patients(session)]);
        const isFault = fault.status === 'fulfilled' && fault.value.includes('division by zero');
        if (!isFault || after.some(({ status }) => status === 'fulfilled')) return false;
      }
      const looks = await Promise.all([patients(session), patients(session)]);
      const later = await patients(session);
      session.end();
      return [...looks, later].every((look) => JSON.stringify(look) === expected);
    }),
  );
  expect(seen.filter((isRight) => !isRight)).toEqual([]);
});

test('a read after the end of its session is refused, whether or not the session read before', async () => {
  const unused = open(practiceIds[0]);
  unused.end();
  await expect(patients(unused)).rejects.toThrow(/over/);
  const used = open(practiceIds[0]);
  expect(await patients(used)).toHaveLength(1);
  const late = used.commitWith([]);
  await expect(patients(used)).rejects.toThrow(/over/);
  await late;
});

test('when the last statement fails, nothing of those that end a session is kept and its error is reported', async () => {
  const session = open(practiceIds[0]);
  const rename = session.db.updateTable('practice').set({ name: 'Never' }).compile();
  await expect(session.commitWith([rename, sql`select 1 / 0`.compile(session.db)])).rejects.toThrow('division by zero');
  expect(JSON.stringify(await offices[0]?.manager.ask('{ practice { name } }'))).not.toContain('Never');
});

test('a session that is not let in reads nothing, and gives its connection back', async () => {
  for (let round = 0; round < 20; round += 1) {
    const session = new ReadSession(server.app.orm.em, scopeEntrance({ practiceId: 'nul\0' }));
    await expect(patients(session)).rejects.toThrow();
    session.end();
  }
  const after = open(practiceIds[1]);
  expect(await patients(after)).toHaveLength(1);
  after.end();
});

test('a session that its entrance refuses gets no rows, although PostgreSQL sent them', async () => {
  const { statement } = scopeEntrance({ practiceId: practiceIds[0] ?? '' });
  const refuse = () => {
    throw new Error('Not you.');
  };
  await expect(patients(new ReadSession(server.app.orm.em, { statement, expect: refuse }))).rejects.toThrow('Not you.');
});

test('a statement that failed when it was first prepared is prepared again', async () => {
  const byText = ({ db }: ReadSession, text: string) =>
    sql<{ one: number }>`select ${text}::int + ${sql.lit(practiceIds.length)} as one`.execute(db);
  for (let round = 0; round < 30; round += 1) {
    const session = open(practiceIds[0]);
    await expect(byText(session, 'none')).rejects.toThrow('invalid input syntax');
    expect((await byText(session, '1')).rows).toEqual([{ one: 3 }]);
    session.end();
  }
});

test('when a newer node changes a table, every connection that knew it before reads it as it is now', async () => {
  const looks = async () => {
    const session = open(practiceIds[0]);
    // Beside another statement, whose answer is there when this one fails.
    const [, practices] = await Promise.all([
      session.db.selectFrom('site').select('name').execute(),
      session.db.selectFrom('practice').selectAll().execute(),
    ]);
    session.end();
    return practices.map((practice) => 'newHere' in practice);
  };
  // Prepared from the second time on.
  for (let round = 0; round < 3; round += 1) expect(await looks()).toContain(false);
  await runAsOwner(server, 'alter table practice add column new_here text');
  for (let round = 0; round < 20; round += 1) expect(await looks()).not.toContain(false);
  await runAsOwner(server, 'alter table practice drop column new_here');
  for (let round = 0; round < 20; round += 1) expect(await looks()).not.toContain(true);
});
