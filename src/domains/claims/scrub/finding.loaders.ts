import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { Reader } from '../../../database/sql/reader.ts';
import type { ClaimFinding } from '../../../generated/models.ts';
import type { RowLoader } from '../../../reading/row-loader.ts';
import { isOfRule } from '../rules/rule-findings.ts';
import { edits } from './edits.ts';

const overridable = new Set(edits.filter(({ isOverridable }) => isOverridable).map(({ id }) => id));

/** A finding in the words of the schema. `overriddenById` leads to the member of staff, `ruleId` to the rule. */
export type FindingFact = Omit<ClaimFinding, 'overriddenBy' | 'rule'> & {
  overriddenById: string | null;
  ruleId: string | null;
};

interface FindingRow extends Omit<FindingFact, 'overriddenAt' | 'isOverridable'> {
  claimId: string;
  overriddenAt: string | null;
}

/** Findings of the last run of each claim, with the overrides of that very snapshot. */
export const findingsByClaimId: RowLoader<string, FindingFact[]> = {
  load: (db, claimIds, practiceId) => findFindings(db, practiceId, claimIds),
};

export async function findFindings(
  db: Reader,
  practiceId: string,
  claimIds: readonly string[],
): Promise<Map<string, FindingFact[]>> {
  const { rows } = await sql<FindingRow>`
      select found.claim_id as "claimId", found.edit, found.number, found.severity, found.path, found.facts::text as facts,
        found.fix, overridden.overridden_by_id as "overriddenById", overridden.at as "overriddenAt",
        overridden.reason as "overrideReason", rule.id as "ruleId"
      from claim
      join scrub_run run on run.practice_id = ${practiceId} and run.id = claim.scrub_run_id
      join scrub_finding found on found.practice_id = ${practiceId} and found.scrub_run_id = run.id
      left join finding_override overridden on overridden.practice_id = ${practiceId}
        and overridden.claim_id = found.claim_id and overridden.snapshot_sha256 = run.snapshot_sha256
        and overridden.edit = found.edit and overridden.path = found.path
      left join practice_rule rule on rule.practice_id = ${practiceId} and rule.number = found.number
        and starts_with(found.edit, 'rule-')
      where claim.practice_id = ${practiceId} and claim.id = ${anyOf(claimIds)}
      order by found.scrub_run_id, found.position`.execute(db);
  const facts = rows.map(({ overriddenAt, ...row }) => ({
    ...row,
    isOverridable: overridable.has(row.edit) || isOfRule(row.edit),
    overriddenAt: overriddenAt === null ? null : new Date(overriddenAt),
  }));
  return Map.groupBy(facts, ({ claimId }) => claimId);
}
