import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { Reader } from '../../../database/sql/reader.ts';

/** The payer's answer about a coverage and a day of service, for the edits of a claim. */
export interface EligibilityFacts {
  serviceDate: string;
  checkedOn: string;
  outcome: 'ACTIVE' | 'INACTIVE' | 'REJECTED';
  /** Why the payer rejected the question. */
  rejectCode: string | null;
}

interface Row extends Omit<EligibilityFacts, 'serviceDate' | 'checkedOn' | 'rejectCode'> {
  coverage: string;
  day: string;
  checked: Date | string;
  code: string | null;
}

/**
 * The facts of each day of service, by the coverage's id, in one statement. A rejection does not hide a good answer for
 * the same day, whichever came first.
 */
export async function findEligibilityFacts(
  db: Reader,
  practiceId: string,
  coverageIds: readonly string[],
): Promise<Map<string, EligibilityFacts[]>> {
  const { rows } = await sql<Row>`
    select distinct on (coverage_id, service_date) coverage_id as coverage, service_date::text as day,
      at as checked, reject_codes[1] as code,
      case when outcome in ('ACTIVE', 'INACTIVE') then outcome else 'REJECTED' end as outcome
    from eligibility_answer
    where practice_id = ${practiceId} and coverage_id = ${anyOf(coverageIds)}
    order by coverage_id, service_date, outcome in ('ACTIVE', 'INACTIVE') desc, at desc, id desc`.execute(db);
  const facts = rows.map(({ coverage, day, checked, outcome, code }) => ({
    coverage,
    facts: {
      serviceDate: day,
      checkedOn: new Date(checked).toISOString().slice(0, 10),
      outcome,
      rejectCode: outcome === 'REJECTED' ? code : null,
    },
  }));
  const grouped = Map.groupBy(facts, ({ coverage }) => coverage);
  return new Map([...grouped].map(([coverage, of]) => [coverage, of.map((one) => one.facts)]));
}
