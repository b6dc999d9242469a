import { sql } from 'kysely';
import type { WriteUnit } from '../../../../writing/unit.ts';

/** Of one interchange with one group and one set. */
export interface ControlNumbers {
  interchange: number;
  group: number;
  set: number;
}

/** Nine digits; then they begin again. */
const greatest = 999_999_999;

/**
 * The next numbers of a clearinghouse. Their rows stay locked until commit, so that numbers are in the order of the
 * files. A write that is refused gives them back.
 */
export async function takeControlNumbers(unit: WriteUnit, clearinghouseId: string): Promise<ControlNumbers> {
  return {
    interchange: await takeNext(unit, clearinghouseId, 'ISA'),
    group: await takeNext(unit, clearinghouseId, 'GS'),
    set: await takeNext(unit, clearinghouseId, 'ST'),
  };
}

async function takeNext({ db, practiceId }: WriteUnit, clearinghouseId: string, kind: 'ISA' | 'GS' | 'ST') {
  const { rows } = await sql<{ last: string }>`
    insert into control_number as known (practice_id, clearinghouse_id, kind, last)
    values (${practiceId}, ${clearinghouseId}, ${kind}, 1)
    on conflict (practice_id, clearinghouse_id, kind) do update
      set last = case when known.last >= ${greatest} then 1 else known.last + 1 end
    returning last`.execute(db);
  return Number(rows[0]?.last);
}

/** ISA13, GS06 and ST02 as they stand in a file. */
export function writtenNumbers({ interchange, group, set }: ControlNumbers) {
  return {
    interchangeControlNumber: String(interchange).padStart(9, '0'),
    groupControlNumber: String(group),
    setControlNumber: String(set).padStart(4, '0'),
  };
}
