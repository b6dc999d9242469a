import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { readerOf } from '../../database/sql/reader.ts';
import { markOverdue } from '../../domains/claims/timers/keep-time.job.ts';
import { ClaimStatus } from '../../generated/models.ts';
import { addDemoRule } from './add-demo-rule.ts';
import type { PastStep } from './answer-past-file.ts';
import { plannedFiles, unsentClaims } from './claim-plan.ts';
import { codeClaims } from './code-claims.ts';
import { demoPast } from './demo-past.ts';
import { findPastOffice } from './find-past-office.ts';
import { type PlannedSent, playFile } from './play-file.ts';
import { type Scene, scene } from './scene.ts';
import { decidePastClaim } from './work-past-claims.ts';

const unsentDaysAgo = 2;
const holdReason = 'The patient asks for another coverage to be billed first.';

/**
 * Some 60 claims of the last two months, in every status that a claim rests in. Their histories are played in the order
 * of their times, by the functions that the office's own claims go through, within the caller's transaction.
 */
export async function createDemoClaims(em: SqlEntityManager, practiceId: string): Promise<void> {
  const office = await findPastOffice(readerOf(em), practiceId);
  const past = demoPast(em, practiceId);
  const set = scene(past, office, new Date());
  await addDemoRule(past, new Date(`${set.weekday(60)}T14:00:00Z`));
  const steps: PastStep[] = [];
  let resent: readonly PlannedSent[] = [];
  for (const planned of plannedFiles) {
    const played = playFile(set, planned, resent);
    steps.push(...played.steps);
    resent = played.resent;
  }
  steps.push(...workOnUnsent(set));
  const lastEvening = new Date(`${set.weekday(1)}T20:55:00Z`);
  const markLast = async () => {
    await past.at(lastEvening, null, markOverdue);
  };
  steps.push({ at: lastEvening, run: markLast });
  for (const { run } of steps.toSorted((one, other) => one.at.getTime() - other.at.getTime())) await run();
  await past.audit();
}

/** Claims that are ready, that an edit keeps, or that the biller holds. */
function workOnUnsent({ past, office, weekday, plan }: Scene): PastStep[] {
  const day = weekday(unsentDaysAgo);
  const [codedAt, heldAt] = [new Date(`${day}T18:20:00Z`), new Date(`${day}T20:10:00Z`)];
  const claims = unsentClaims.map((fate) => plan(fate, unsentDaysAgo));
  let made: readonly string[] = [];
  const hold = async () => {
    for (const [index, { fate }] of claims.entries())
      if (fate === ClaimStatus.ON_HOLD)
        await decidePastClaim(past, 'hold', {
          ...{ claimId: made[index] ?? '', billerId: office.billerId, at: heldAt, reason: holdReason },
        });
  };
  const code = async () => {
    made = await codeClaims(past, office, claims, codedAt);
  };
  return [
    { at: codedAt, run: code },
    { at: heldAt, run: hold },
  ];
}
