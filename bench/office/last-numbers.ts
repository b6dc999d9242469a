import type pg from 'pg';
import type { Office } from './furnish-office.ts';

/** The number of the last event of each practice. */
export async function lastNumbers(owner: pg.Client, offices: readonly Office[]): Promise<number[]> {
  const numbers: number[] = [];
  for (const { practiceId } of offices) {
    await owner.query(`select set_config('foyer.practice', $1, false)`, [practiceId]);
    const { rows } = await owner.query<{ seq: number }>('select last_seq::int as seq from practice_stream');
    numbers.push(rows[0]?.seq ?? 0);
  }
  return numbers;
}
