import { sql } from 'kysely';
import { enterPractice } from '../../../../database/session/set-scope.ts';
import type { Reader } from '../../../../database/sql/reader.ts';
import { isNpi } from '../../../../edi/values/npi.ts';

/** Every NPI that a practice of the database uses: its own, those of its staff and sites, and of providers on claims. */
export async function usedNpis(db: Reader): Promise<Set<string>> {
  const used = new Set<string>();
  for (const { practiceId } of await db.selectFrom('practice').select('practiceId').orderBy('practiceId').execute()) {
    // The owner may be bound by row-level security. An NPI says nothing about a patient, so that labels do not count.
    await enterPractice(db, practiceId);
    await sql`select set_config('foyer.clearance', '-1', true)`.execute(db);
    for (const { npi } of await ofPractice(db, practiceId)) if (isNpi(npi)) used.add(npi);
  }
  return used;
}

async function ofPractice(db: Reader, practiceId: string): Promise<{ npi: string }[]> {
  const { rows } = await sql<{ npi: string }>`
    select npi from practice where practice_id = ${practiceId} and npi is not null
    union select npi from staff_member where practice_id = ${practiceId} and npi is not null
    union select facility_npi from site where practice_id = ${practiceId} and facility_npi is not null
    union select referrer_npi from payer_authorization where practice_id = ${practiceId} and referrer_npi is not null
    union select named.npi from claim
      cross join lateral (values (claim.known_details #>> '{referringProvider,npi}'),
        (claim.known_details #>> '{orderingProvider,npi}')) named (npi)
      where claim.practice_id = ${practiceId} and named.npi is not null`.execute(db);
  return rows;
}
