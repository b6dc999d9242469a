import type pg from 'pg';
import type { Office } from '../office/furnish-office.ts';
import type { Counts } from './measure-writes.ts';
import { sides } from './write-room.ts';

/** Every committed write is in the tables once, its event has the next number, and the listener received each notification. */
export async function expectAllThere(
  owner: pg.Client,
  offices: readonly Office[],
  counts: Counts,
  received: number,
): Promise<void> {
  const found = { writes: 0, events: 0 };
  for (const { practiceId } of offices) {
    await owner.query(`select set_config('foyer.practice', $1, false)`, [practiceId]);
    const { rows } = await owner.query<{ writes: number; events: number; dense: boolean }>(
      `select (select sum(version - 1)::int from room) as writes, count(*)::int as events,
         count(*) = coalesce(max(seq), 0) and count(*) = (select last_seq from practice_stream) as dense from event_log`,
    );
    const [row] = rows;
    if (!row?.dense) throw new Error(`The events of practice ${practiceId} are not numbered 1..n.`);
    found.writes += row.writes;
    found.events += row.events;
  }
  const written = sides.reduce((sum, side) => sum + counts[side], 0);
  const notified = counts['NOTIFY in the transaction'];
  if (found.writes !== written || found.events !== counts['with events'] || received !== notified) {
    throw new Error(
      `Of ${written} writes ${found.writes} are stored; of ${counts['with events']} events ${found.events}; of ${notified} notifications ${received} were received.`,
    );
  }
}
