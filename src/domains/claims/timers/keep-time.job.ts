import { LockMode } from '@mikro-orm/core';
import { ClaimEventKind, ClaimEventSource } from '../../../generated/models.ts';
import { jobKind } from '../../../jobs/job-kind.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { practiceToday } from '../../practice/practice-today.ts';
import { ClaimEntity } from '../claim.entity.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { atOnce, type TimerNeeds, writeForPractices } from './write-for-practices.ts';

const name = 'claims.keep-time';
const source = ClaimEventSource.SYSTEM;

/** Each minute: claims whose answer is overdue become so, and claims that were put off until today come back. */
export const keepTime = jobKind<Record<never, never>, TimerNeeds>({
  name,
  schedule: '* * * * *',
  retryLimit: 2,
  retryDelaySeconds: 10,
  retryDelayMaxSeconds: 60,
  expireSeconds: 600,
  heartbeatSeconds: 60,
  waitDays: 1,
  work: async (_ids, needs) => {
    await writeForPractices(needs, name, markOverdue);
    await writeForPractices(needs, name, wakeSnoozed);
  },
});

/** A claim that another write holds waits for the next minute. */
const free = { limit: atOnce, orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE } as const;

export async function markOverdue(unit: WriteUnit): Promise<number> {
  const { em, practiceId, now } = unit;
  const claims = await em.find(ClaimEntity, { practiceId, isOverdue: false, expectedBy: { $lt: now } }, free);
  for (const claim of claims) claim.isOverdue = true;
  await recordClaimEvents(
    unit,
    claims.map((claim) => ({ claim, kind: ClaimEventKind.OVERDUE, source, text: claim.expects ?? null })),
  );
  return claims.length;
}

export async function wakeSnoozed(unit: WriteUnit): Promise<number> {
  const { em, db, practiceId, now } = unit;
  const today = (await practiceToday(db, practiceId, now)).toString();
  const claims = await em.find(ClaimEntity, { practiceId, snoozedUntil: { $lte: today } }, free);
  for (const claim of claims) claim.snoozedUntil = null;
  await recordClaimEvents(
    unit,
    claims.map((claim) => ({ claim, kind: ClaimEventKind.WOKE, source })),
  );
  return claims.length;
}
