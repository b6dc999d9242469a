import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ReadSession } from '../../src/database/read-session.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTwoPractices, type TwoPractices } from './kit/two-practices.ts';

let server: TwoPractices['server'];
let offices: TwoPractices['offices'];
let practiceIds: TwoPractices['practiceIds'];

beforeAll(async () => {
  ({ server, offices, practiceIds } = await startTwoPractices());
});

afterAll(() => server.stop());

const open = (practiceId?: string) => new ReadSession(server.app.orm.em, { ...(practiceId && { practiceId }) });
const patients = ({ db }: ReadSession) => db.selectFrom('patient').select('practiceId').execute();

test('statements asked for at once, of 2,000 interleaved sessions and some of them failing, see the rows of their own practice only', async () => {
  const seen = await Promise.all(
    Array.from({ length: 2_000 }, async (_, turn) => {
      const practiceId = practiceIds[turn % 2];
      const session = open(turn % 5 === 0 ? undefined : practiceId);
      const fault = turn % 7 === 0 ? sql`select 1 / 0`.execute(session.db).catch((error: unknown) => error) : null;
      const looks = await Promise.allSettled([patients(session), patients(session)]);
      if (turn % 3 === 0 && fault) await expect(session.commitWith([])).rejects.toThrow('nothing was committed');
      else if (turn % 3 === 0) await session.commitWith([]);
      else session.end();
      const expected = turn % 5 === 0 ? [] : [{ practiceId }];
      return fault
        ? String(await fault).includes('division by zero')
        : looks.every((look) => look.status === 'fulfilled' && JSON.stringify(look.value) === JSON.stringify(expected));
    }),
  );
  expect(seen.filter((isRight) => !isRight)).toEqual([]);
});

test('what is asked for after the end is refused, whether or not anything was read before', async () => {
  const unused = open(practiceIds[0]);
  unused.end();
  await expect(patients(unused)).rejects.toThrow(/over/);
  const used = open(practiceIds[0]);
  expect(await patients(used)).toHaveLength(1);
  const late = used.commitWith([]);
  await expect(patients(used)).rejects.toThrow(/over/);
  await late;
});

test('when the last statement fails, nothing of the transaction is kept and its error is told', async () => {
  const practiceId = practiceIds[0];
  const session = open(practiceId);
  await session.db.updateTable('practice').set({ name: 'Never' }).where('practiceId', '=', practiceId).execute();
  await expect(session.commitWith([sql`select 1 / 0`.compile(session.db)])).rejects.toThrow('division by zero');
  expect(JSON.stringify(await offices[0]?.manager.ask('{ practice { name } }'))).not.toContain('Never');
});

test('a session whose beginning fails tells that, and gives its connection back', async () => {
  for (let round = 0; round < 20; round += 1) {
    const session = new ReadSession(server.app.orm.em, { practiceId: 'nul\0' });
    await expect(patients(session)).rejects.toThrow();
    session.end();
  }
  const after = open(practiceIds[1]);
  expect(await patients(after)).toHaveLength(1);
  after.end();
});

test('when a newer node changes a table, a connection that knew it before fails once and is replaced', async () => {
  const looks = async () => {
    const session = open(practiceIds[0]);
    const look = session.db.selectFrom('site').selectAll().execute();
    return look
      .then(
        () => true,
        () => false,
      )
      .finally(() => session.end());
  };
  // Prepared from the second time on.
  for (let round = 0; round < 3; round += 1) expect(await looks()).toBe(true);
  await runAsOwner(server, 'alter table site add column new_here text');
  const after: boolean[] = [];
  for (let round = 0; round < 20; round += 1) after.push(await looks());
  expect(after.lastIndexOf(false)).toBeLessThan(12);
});
