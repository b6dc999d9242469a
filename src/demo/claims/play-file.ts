import { markOverdue } from '../../domains/claims/timers/keep-time.job.ts';
import { ClaimStatus } from '../../generated/models.ts';
import { answerPastFile, type PastStep, type SentClaim } from './answer-past-file.ts';
import type { PlannedFile } from './claim-plan.ts';
import { codeClaims, type PlannedClaim } from './code-claims.ts';
import { weekdayAfter } from './demo-days.ts';
import type { Scene } from './scene.ts';
import { type SentFile, sendPastFile } from './send-past-file.ts';
import { correctPastClaim, decidePastClaim } from './work-past-claims.ts';

/** A claim of a file. Its id is there once it was made. */
export interface PlannedSent extends SentClaim {
  claimId: string;
}

interface Played {
  steps: PastStep[];
  /** Next versions of rejected claims, for the file after this one. */
  resent: readonly PlannedSent[];
}

/** Coding and sending of a file's claims, all its answers, and what the biller does with them. */
export function playFile(scene: Scene, { sent, fates }: PlannedFile, before: readonly PlannedSent[]): Played {
  const { past, office, nextNumber } = scene;
  const day = scene.weekday(sent);
  const planned = fates.map((fate) => scene.plan(fate, sent));
  const own = planned.map(({ fate, ordinal }): PlannedSent => ({ claimId: '', fate, ordinal }));
  const claims = [...before, ...own];
  let file: SentFile | null = null;
  const sentFile = () => {
    if (!file) throw new Error('A file of the demo is answered before it is sent.');
    return file;
  };
  const send = async (at: Date) => {
    const claimIds = claims.map(({ claimId }) => claimId);
    const { clearinghouseId, billerId } = office;
    file = await sendPastFile(past, { clearinghouseId, claimIds, billerId, at });
  };
  const resent = own
    .filter(({ fate }) => fate === 'RESENT_AND_PAID')
    .map((first) => ({ first, next: { claimId: '', fate: ClaimStatus.PAID, ordinal: 0 } satisfies PlannedSent }));
  return {
    steps: [
      stepAt(`${day}T17:40:00Z`, (at) => code(scene, planned, own, at)),
      stepAt(`${day}T19:30:00Z`, send),
      ...answerPastFile(past, { day, claims, file: sentFile, nextNumber }),
      stepAt(`${day}T19:45:00Z`, (at) => past.at(at, null, markOverdue)),
      ...resent.map(({ first, next }) => correct(scene, day, first, next)),
      ...own.flatMap((claim) => decide(scene, day, claim)),
    ],
    resent: resent.map(({ next }) => next),
  };
}

function stepAt(time: string, run: (at: Date) => Promise<unknown>): PastStep {
  const at = new Date(time);
  return {
    at,
    run: async () => {
      await run(at);
    },
  };
}

async function code({ past, office }: Scene, planned: readonly PlannedClaim[], own: readonly PlannedSent[], at: Date) {
  const made = await codeClaims(past, office, planned, at);
  for (const [index, claim] of own.entries()) claim.claimId = made[index] ?? '';
}

function correct({ past, office }: Scene, day: string, first: PlannedSent, next: PlannedSent): PastStep {
  const reason = 'The principal diagnosis was checked with the provider.';
  return stepAt(`${weekdayAfter(day, 1)}T15:10:00Z`, (at) => {
    next.claimId = first.claimId;
    return correctPastClaim(past, { claimId: first.claimId, billerId: office.billerId, at, reason });
  });
}

/** The biller's work after a denial. */
function decide({ past, office: { billerId } }: Scene, day: string, claim: PlannedSent): PastStep[] {
  const decision = decisions.get(claim.fate);
  if (!decision) return [];
  const { act, days, reason } = decision;
  const time = `${weekdayAfter(day, days)}T15:25:00Z`;
  return [stepAt(time, (at) => decidePastClaim(past, act, { claimId: claim.claimId, billerId, at, reason }))];
}

const decisions = new Map<string, { act: 'appeal' | 'close'; days: number; reason: string }>([
  [ClaimStatus.APPEALED, { act: 'appeal', days: 17, reason: 'A letter with the records of the visit was sent.' }],
  [ClaimStatus.CLOSED, { act: 'close', days: 16, reason: 'The payer holds the claim to be late.' }],
]);
