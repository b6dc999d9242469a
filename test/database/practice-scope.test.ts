import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scoped } from '../../src/database/session/practice-scope.ts';
import { readerOf } from '../../src/database/sql/reader.ts';
import { sendsOwnStatements } from '../kit/sends-own-statements.ts';
import { startTwoPractices, type TwoPractices } from './kit/two-practices.ts';

sendsOwnStatements();

let server: TwoPractices['server'];
let practiceIds: TwoPractices['practiceIds'];

beforeAll(async () => {
  ({ server, practiceIds } = await startTwoPractices());
});

afterAll(() => server.stop());

test('without a practice a transaction sees no rows at all', async () => {
  const found = await scoped(server.app.orm.em, {}).transactional((unit) =>
    readerOf(unit).selectFrom('patient').select('id').execute(),
  );
  expect(found).toEqual([]);
});

test('a practice cannot write rows of another', async () => {
  const [mine, theirs] = practiceIds;
  const smuggle = scoped(server.app.orm.em, { practiceId: mine }).transactional((unit) =>
    readerOf(unit).insertInto('mrn_counter').values({ practiceId: theirs, lastNumber: 1 }).execute(),
  );
  await expect(smuggle).rejects.toThrow(/row-level security/);
});

test('2,000 interleaved requests of two practices, some failing, never see each other’s rows', async () => {
  const seen = await Promise.all(
    Array.from({ length: 2_000 }, async (_, turn) => {
      const practiceId = practiceIds[turn % 2];
      const unit = scoped(server.app.orm.em, { practiceId });
      await unit.begin();
      try {
        const db = readerOf(unit);
        if (turn % 7 === 0) await sql`select 1 / 0`.execute(db);
        const rows = await db.selectFrom('patient').select('practiceId').execute();
        await (turn % 3 === 0 ? unit.rollback() : unit.commit());
        return rows.length === 1 && rows[0]?.practiceId === practiceId;
      } catch (error) {
        await unit.rollback();
        return error instanceof Error && error.message.includes('division by zero');
      }
    }),
  );
  expect(seen.filter((isOwn) => !isOwn)).toEqual([]);
});
