import { Client } from 'pg';
import { Temporal } from 'temporal-polyfill';
import { dropEventDays } from './drop-event-days.ts';
import { findEventDays } from './find-event-days.ts';
import { makeEventDays } from './make-event-days.ts';

interface Options {
  /** Days whose events are kept, today not counted. Without it nothing is dropped. */
  retentionDays?: number;
  /** Default: the database's, whose clock also dates the events. */
  today?: Temporal.PlainDate;
}

export interface KeptDays {
  made: string[];
  dropped: string[];
  /** Days after today that can take events, up to the first that cannot; -1 when not even today can. */
  ahead: number;
  /** Why not all was made or dropped. */
  faults: unknown[];
}

/**
 * One run, as the owner: makes the days that come and drops those that are over. Any number of nodes may do it at once,
 * while others write.
 */
export async function keepEventDays(ownerUrl: string, options: Options = {}): Promise<KeptDays> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000, query_timeout: 60_000 });
  // Reported by the statement that fails with it; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    const { retentionDays, today = await databaseToday(client) } = options;
    const faults: unknown[] = [];
    const tried = (work: Promise<string[]>) =>
      work.catch((error: unknown) => {
        faults.push(error);
        return [];
      });
    const made = await tried(makeEventDays(client, today));
    const dropped = retentionDays ? await tried(dropEventDays(client, today.subtract({ days: retentionDays }))) : [];
    return { made, dropped, ahead: await countAhead(client, today), faults };
  } finally {
    await client.end();
  }
}

async function databaseToday(client: Client): Promise<Temporal.PlainDate> {
  const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now');
  const now = rows[0]?.now ?? new Date();
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('UTC').toPlainDate();
}

async function countAhead(client: Client, today: Temporal.PlainDate): Promise<number> {
  const days = await findEventDays(client);
  const able = new Set(days.filter((day) => day.isPart && !day.isLeaving).map(({ day }) => day.toString()));
  let ahead = -1;
  while (able.has(today.add({ days: ahead + 1 }).toString())) ahead += 1;
  return ahead;
}
