import type { MikroORM } from '@mikro-orm/postgresql';
import { fromKysely, PgBoss } from 'pg-boss';
import { type Reader, readerOf } from '../database/sql/reader.ts';
import type { JobSender } from '../request/job-to-send.ts';
import { bossOptions } from './queues.ts';

/** Queues are made at a start and do not change while a node runs. */
const queueCacheSeconds = 86_400;

/**
 * Sends jobs by the connections of the writes themselves. Holds none of its own, and does nothing before the first job.
 */
export function createJobSender(orm: MikroORM): JobSender {
  let starting: Promise<PgBoss> | undefined;
  const start = () => {
    starting ??= startBoss(orm).catch((error: unknown) => {
      starting = undefined;
      throw error;
    });
    return starting;
  };
  return {
    send: async (db, { name, ids, startAfter }) => {
      const boss = await start();
      const sent = await boss.send(name, ids, { db: plain(db), ...(startAfter && { startAfter }) });
      if (!sent) throw new Error(`A job of ${name} was not kept.`);
    },
    close: async () => {
      await (await starting)?.stop({ graceful: false });
    },
  };
}

function startBoss(orm: MikroORM): Promise<PgBoss> {
  const boss = new PgBoss({
    ...bossOptions,
    db: { executeSql: (text, values) => plain(readerOf(orm.em.fork())).executeSql(text, values) },
    supervise: false,
    schedule: false,
    registerInstance: false,
    queueCacheIntervalSeconds: queueCacheSeconds,
  });
  // Each failure is also thrown by the call that met it.
  boss.on('error', () => {});
  return boss.start();
}

/** Statements as pg-boss writes them, without the names that entities give to columns. */
function plain(db: Reader) {
  return fromKysely(db.withoutPlugins());
}
