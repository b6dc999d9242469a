import { BadInput } from '../../../errors/bad-input.ts';
import { ClaimStatus, type PracticeRuleTrial, type QueryPracticeRuleTrialArgs } from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { practiceIdOf } from '../../../request/practice-id-of.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { builtSnapshot } from '../snapshot/build-snapshots.ts';
import { findClaimSources } from '../snapshot/find-claim-sources.ts';
import { checkConditions } from './check-conditions.ts';
import { matchRule } from './match-rule.ts';

/** A trial looks at no more claims. */
const mostClaims = 500;
const atOnce = 100;
const open = [ClaimStatus.DRAFT, ClaimStatus.SCRUB_FAILED, ClaimStatus.ON_HOLD, ClaimStatus.READY];

/** Counts the claims that were not sent, and those of them that a rule would find. Nothing is written. */
export async function practiceRuleTrial(
  context: Context,
  { conditions: given }: QueryPracticeRuleTrialArgs,
): Promise<PracticeRuleTrial> {
  const db = await context.request.reads.reader();
  const practiceId = practiceIdOf(context);
  const conditions = await checkConditions(db, practiceId, given, ['conditions']);
  if (isRefusal(conditions)) throw new BadInput(conditions.problems);
  const rows = await db
    .selectFrom('claim')
    .select('id')
    .where('practiceId', '=', practiceId)
    .where('status', 'in', open)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(mostClaims + 1)
    .execute();
  const ids = rows.slice(0, mostClaims).map(({ id }) => id);
  let hits = 0;
  for (let from = 0; from < ids.length; from += atOnce) {
    const { today, biller, claims } = await findClaimSources(db, practiceId, ids.slice(from, from + atOnce));
    for (const source of claims.values()) {
      const { snapshot: claim } = builtSnapshot(source, biller);
      if (matchRule(conditions, { claim, payerId: source.payerId, today }) !== null) hits += 1;
    }
  }
  return { claims: ids.length, hits, isComplete: rows.length <= mostClaims };
}
