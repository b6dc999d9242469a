import type { Client } from 'pg';
import type { Temporal } from 'temporal-polyfill';
import { findEventDays } from './find-event-days.ts';

/** A node that cannot make days for this long logs it every hour before anything is lost. */
const daysAhead = 14;
/** Any number that no other program in the database uses as an advisory lock. */
const lockKey = 7_206_351_449;

/**
 * Makes the days that are missing from today on; answers their names. All or none are made, and of two nodes one makes
 * them.
 */
export async function makeEventDays(client: Client, today: Temporal.PlainDate): Promise<string[]> {
  if ((await findMissing(client, today)).length === 0) return [];
  await client.query('begin');
  try {
    await client.query(`set local lock_timeout = '5s'`);
    await client.query('select pg_advisory_xact_lock($1)', [lockKey]);
    const missing = await findMissing(client, today);
    for (const day of missing) await makeDay(client, day);
    await client.query('commit');
    return missing.map(nameOf);
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

const nameOf = (day: Temporal.PlainDate) => `event_log_${day.toString().replaceAll('-', '')}`;

async function findMissing(client: Client, today: Temporal.PlainDate): Promise<Temporal.PlainDate[]> {
  const made = new Set((await findEventDays(client)).filter(({ isPart }) => isPart).map(({ name }) => name));
  const wanted = Array.from({ length: daysAhead + 1 }, (_, days) => today.add({ days }));
  return wanted.filter((day) => !made.has(nameOf(day)));
}

/**
 * Attached, not created as a partition: readers and writers wait for the lock of `create … partition of`, but not for
 * that of `attach`. Rights and policies are the log's own: the day by itself is closed to every role, its owner
 * included.
 */
async function makeDay(client: Client, day: Temporal.PlainDate): Promise<void> {
  const name = nameOf(day);
  await client.query(`create table if not exists ${name} (like event_log including all)`);
  await client.query(`alter table ${name} enable row level security`);
  await client.query(`alter table ${name} force row level security`);
  await client.query(
    `alter table event_log attach partition ${name} for values from ('${day} 00:00+00') to ('${day.add({ days: 1 })} 00:00+00')`,
  );
}
