import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { Reader } from '../../../database/sql/reader.ts';
import type { ClaimSource } from '../snapshot/claim-source.ts';
import type { HistoryLine } from './claim-facts.ts';
import { monthsBefore } from './days.ts';

/** A line of another claim of a patient. */
export interface EarlierLine extends HistoryLine {
  patientId: string;
  visitId: string;
  part: number;
  pcn: string;
  /** The claim is open, or it was paid. */
  isOpenOrPaid: boolean;
}

/** Years that any edit looks back. */
const yearsOfHistory = 3;

/**
 * Lines of the patients' claims since three years before the first of these claims, by patient. Voids are no services, and
 * a service that several payers are asked for was done once.
 */
export async function findHistory(
  db: Reader,
  practiceId: string,
  claims: readonly ClaimSource[],
): Promise<Map<string, EarlierLine[]>> {
  const first = claims.reduce((day, { serviceDate }) => (serviceDate < day ? serviceDate : day), '9999-12-31');
  // The month's first day: not each month has the same day.
  const since = `${monthsBefore(first, yearsOfHistory * 12).slice(0, 7)}-01`;
  const { rows } = await sql<EarlierLine>`
    select claim.patient_id as "patientId", claim.visit_id as "visitId", claim.part, claim.pcn, claim.status <> 'DENIED' as "isOpenOrPaid",
      charge.service_date::text as "serviceDate", charge.code as procedure, charge.units::float8 as units,
      coalesce(provider.npi, '') as "providerNpi", provider.taxonomy_code as "taxonomyCode"
    from claim
    join claim_line line on line.practice_id = ${practiceId} and line.claim_id = claim.id
    join charge on charge.practice_id = ${practiceId} and charge.id = line.charge_id
    left join staff_member provider
      on provider.practice_id = ${practiceId} and provider.id = coalesce(charge.provider_id, claim.provider_id)
    where claim.practice_id = ${practiceId}
      and claim.patient_id = ${anyOf([...new Set(claims.map(({ patientId }) => patientId))])}
      and claim.service_date >= ${since}::date
      and claim.status <> 'CLOSED' and claim.frequency <> '8'
      and (claim.rank = 1 or not exists (
        select from claim earlier
        where earlier.practice_id = ${practiceId} and earlier.visit_id = claim.visit_id and earlier.part = claim.part
          and earlier.rank < claim.rank and earlier.status <> 'CLOSED'))`.execute(db);
  return Map.groupBy(rows, ({ patientId }) => patientId);
}
