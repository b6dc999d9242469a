import { LockMode } from '@mikro-orm/core';
import { ClaimStatus } from '../../../generated/models.ts';
import { jobKind } from '../../../jobs/job-kind.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { ClaimEntity } from '../claim.entity.ts';
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

/** The next claims by id; one that another write holds is scrubbed by the next run. */
export async function rescrubSome(unit: WriteUnit, after?: string): Promise<{ count: number; last?: string }> {
  const { em, practiceId } = unit;
  const claims = await em.find(
    ClaimEntity,
    { practiceId, status: { $in: statuses }, ...(after && { id: { $gt: after } }) },
    { limit: atOnce, orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
  );
  await runChangedEdits(unit, claims);
  const last = claims.at(-1)?.id;
  return { count: claims.length, ...(last && { last }) };
}
