import type { Fate } from './claim-plan.ts';
import type { PlannedClaim } from './code-claims.ts';
import { latestWeekday } from './demo-days.ts';
import type { DemoPast } from './demo-past.ts';
import type { PastOffice } from './find-past-office.ts';

/** The office in its past, and the counts of what was planned in it. */
export interface Scene {
  readonly past: DemoPast;
  readonly office: PastOffice;
  /** The latest weekday that is at least so many days ago. */
  weekday(daysAgo: number): string;
  /** The next claim, of a visit one to three days before these days ago. */
  plan(fate: Fate, daysAgo: number): PlannedClaim;
  /** The next number of the clearinghouse's files. */
  nextNumber(): number;
}

export function scene(past: DemoPast, office: PastOffice, now: Date): Scene {
  const weekday = (daysAgo: number) => latestWeekday(now, daysAgo);
  const byFate = new Map<Fate, number>();
  let place = -1;
  let number = 0;
  return {
    ...{ past, office, weekday },
    plan: (fate, daysAgo) => {
      place += 1;
      const ordinal = byFate.get(fate) ?? 0;
      byFate.set(fate, ordinal + 1);
      return { place, fate, ordinal, visitDay: weekday(daysAgo + 1 + (place % 3)) };
    },
    nextNumber: () => {
      number += 1;
      return number;
    },
  };
}
