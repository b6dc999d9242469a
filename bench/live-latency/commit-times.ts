import type pg from 'pg';
import type { Committed } from '../board/tell-at-pace.ts';
import type { Office } from '../office/furnish-office.ts';

/** When PostgreSQL committed each event after these numbers, by its own record (`track_commit_timestamp`). */
export async function commitTimes(
  owner: pg.Client,
  offices: readonly Office[],
  after: readonly number[],
): Promise<Committed[][]> {
  const all: Committed[][] = [];
  for (const [number, { practiceId }] of offices.entries()) {
    await owner.query(`select set_config('foyer.practice', $1, false)`, [practiceId]);
    const { rows } = await owner.query<{ seq: number; at: number }>(
      `select seq::int, (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000)::float8 as at from event_log
       where seq > $1 order by seq`,
      [after[number] ?? 0],
    );
    all.push(rows.map(({ seq, at }) => [seq, at]));
  }
  return all;
}
