import type pg from 'pg';
import type { Furnished } from '../database/furnish-practices.ts';

/** Every check-in left its rows, on whichever side it was made: no side was faster by writing less. */
export async function expectAllWritten(
  owner: pg.Client,
  furnished: readonly Furnished[],
  checkIns: number,
): Promise<void> {
  const written = { visits: 0, steps: 0, arrived: 0, entries: 0, patients: 0, events: 0 };
  for (const { practiceId } of furnished) {
    await owner.query(`select set_config('foyer.practice', $1, false)`, [practiceId]);
    const { rows } = await owner.query<Record<keyof typeof written, string>>(
      `with arrived as (select id from visit where practice_id = $1 and ended_at is null),
         entry as (select id from audit_entry where practice_id = $1 and action <> 'READ')
       select (select count(*) from arrived) as visits,
         (select count(*) from visit_step where practice_id = $1 and visit_id in (select id from arrived)) as steps,
         (select count(*) from appointment where practice_id = $1 and status = 'ARRIVED' and version = 2) as arrived,
         (select count(*) from entry) as entries,
         (select count(*) from audit_entry_patient where practice_id = $1 and entry_id in (select id from entry)) as patients,
         (select count(*) from event_log where practice_id = $1) as events`,
      [practiceId],
    );
    for (const name of Object.keys(written) as (keyof typeof written)[]) written[name] += Number(rows[0]?.[name]);
  }
  const expected = {
    ...{ visits: checkIns, steps: checkIns, arrived: checkIns },
    ...{ entries: 2 * checkIns, patients: 2 * checkIns, events: 2 * checkIns },
  };
  if (JSON.stringify(written) !== JSON.stringify(expected)) {
    throw new Error(`Of ${checkIns} check-ins there are ${JSON.stringify(written)}.`);
  }
}
