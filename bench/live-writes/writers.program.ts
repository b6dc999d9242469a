// Writers, one connection each, writing as fast as they are answered.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { answerParent } from '../frame/answer-parent.ts';
import type { Desk } from './furnish.ts';
import { type Side, writeOnce } from './write-once.ts';

interface Slice {
  side: Side;
  desks: Desk[];
  ms: number;
}

const pool = new pg.Pool({ connectionString: process.argv[2], max: Number(process.argv[3]) });
const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });

/** How many writes were committed and how many a second that is. */
async function slice({ side, desks, ms }: Slice) {
  const startedAt = performance.now();
  let writes = 0;
  const write = async (desk: Desk): Promise<void> => {
    while (performance.now() - startedAt < ms) {
      await writeOnce(db, side, desk);
      writes += 1;
    }
  };
  await Promise.all(desks.map(write));
  return { writes, perSecond: (writes / (performance.now() - startedAt)) * 1000 };
}

answerParent({ slice });
