import type { Durations } from './morning-plan.ts';
import type { Random } from './seeded-random.ts';

/** How long one patient's stages and the turnover of their room take; the provider's part grows with the visit type's length. */
export function planDurations(random: Random, visitMinutes: number): Durations {
  const withProvider = Math.round((visitMinutes * random.between(40, 90)) / 100);
  return {
    toRoom: random.between(1, 2),
    toIntake: random.between(1, 3),
    intake: random.between(4, 9),
    withProvider: Math.min(Math.max(withProvider, 4), 40),
    checkout: random.between(2, 6),
    toCleaning: random.between(1, 4),
    cleaning: random.between(3, 6),
    settingUp: random.between(2, 5),
  };
}
