import type { Client } from 'pg';
import { Temporal } from 'temporal-polyfill';
import { type EventDay, findEventDays } from './find-event-days.ts';

/** Any number that no other program in the database uses as an advisory lock. */
const lockKey = 7_206_351_450;

/**
 * Drops the days before this one; answers their names. A node that finds another one at work leaves it to that one. A
 * drop left unfinished by a failed run or a dead node is finished by the next.
 */
export async function dropEventDays(client: Client, before: Temporal.PlainDate): Promise<string[]> {
  const { rows } = await client.query<{ isMine: boolean }>('select pg_try_advisory_lock($1) as "isMine"', [lockKey]);
  if (!rows[0]?.isMine) return [];
  try {
    await client.query(`set lock_timeout = '2s'`);
    const days = await findEventDays(client);
    const old = days.filter(({ day, isLeaving }) => isLeaving || Temporal.PlainDate.compare(day, before) < 0);
    // One that is leaving comes first: PostgreSQL lets one leave at a time.
    old.sort((a, b) => Number(b.isLeaving) - Number(a.isLeaving));
    for (const day of old) await dropDay(client, day);
    return old.map(({ name }) => name);
  } finally {
    await client.query('reset lock_timeout').catch(() => {});
    await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => {});
  }
}

/**
 * Detached first, concurrently: that waits for users of the log, but no user waits for it. Dropping a day that is still
 * attached would lock the whole log, and every reader and writer would queue behind it.
 */
async function dropDay(client: Client, { name, isPart, isLeaving }: EventDay): Promise<void> {
  if (isPart) {
    await client.query(`alter table event_log detach partition ${name} ${isLeaving ? 'finalize' : 'concurrently'}`);
  }
  await client.query(`drop table ${name}`);
}
