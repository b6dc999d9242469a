import { LockMode } from '@mikro-orm/core';
import { ClaimStatus } from '../../../generated/models.ts';
import { jobKind } from '../../../jobs/job-kind.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { ClaimEntity } from '../claim.entity.ts';
import { PracticeRuleEntity } from '../rules/practice-rule.entity.ts';
import { ruleEdit } from '../rules/rule-findings.ts';
import { runChangedEdits } from '../scrub/run-edits.ts';
import { atOnce, type TimerNeeds, writeForPractices } from './write-for-practices.ts';

const name = 'claims.rescrub';
const statuses = [ClaimStatus.DRAFT, ClaimStatus.SCRUB_FAILED, ClaimStatus.READY];

/**
 * Each quarter of an hour: claims that were not sent are scrubbed with the facts of now. A corrected coverage, an
 * address, a route or an imported code set changes claims without knowing of them. Claims that nothing changed for are
 * left as they are; freezing scrubs once more.
 */
export const rescrub = jobKind<Record<never, never>, TimerNeeds>({
  name,
  schedule: '*/15 * * * *',
  retryLimit: 2,
  retryDelaySeconds: 30,
  retryDelayMaxSeconds: 120,
  expireSeconds: 1_800,
  heartbeatSeconds: 60,
  waitDays: 1,
  work: async (_ids, needs) => {
    const after = new Map<string, string>();
    await writeForPractices(needs, name, async (unit) => {
      const { count, last } = await rescrubSome(unit, after.get(unit.practiceId));
      if (last) after.set(unit.practiceId, last);
      return count;
    });
  },
});

/** Rules of the practice that hold claims, or did: a claim that they hold comes back when its rule no longer does. */
async function heldBy({ em, practiceId }: WriteUnit): Promise<string[]> {
  const rules = await em.find(PracticeRuleEntity, { practiceId });
  return rules.map(({ number }) => ruleEdit(number));
}

/** The next claims by id; one that another write holds is scrubbed by the next run. */
export async function rescrubSome(unit: WriteUnit, after?: string): Promise<{ count: number; last?: string }> {
  const { em, practiceId } = unit;
  const claims = await em.find(
    ClaimEntity,
    {
      practiceId,
      $or: [
        { status: { $in: statuses } },
        { status: ClaimStatus.ON_HOLD, reasonCodes: { $overlap: await heldBy(unit) } },
      ],
      ...(after && { id: { $gt: after } }),
    },
    { limit: atOnce, orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
  );
  await runChangedEdits(unit, claims);
  const last = claims.at(-1)?.id;
  return { count: claims.length, ...(last && { last }) };
}
