import { type MorningInputs, morningMinutes } from './morning-plan.ts';
import type { Random } from './seeded-random.ts';

/** A patient who gets an appointment, and what takes the provider's time for it. */
export interface Entry {
  patient: number;
  visitType: number;
  provider: number;
  /** Whether the appointment is moved to later in the morning: it takes the provider's time twice. */
  moves: boolean;
}

/** All patients for whom a provider still has time in the morning; the others are skipped. */
export function fillDiary(
  random: Random,
  patients: readonly number[],
  { visitTypes, providers }: MorningInputs,
  moving: number,
): Entry[] {
  const left = Array.from({ length: providers }, () => morningMinutes);
  const entries: Entry[] = [];
  for (const patient of patients) {
    const visitType = usualVisitType(random, visitTypes);
    const { minutes = 0, providers: fit = [] } = visitTypes[visitType] ?? {};
    const moves = entries.filter((entry) => entry.moves).length < moving;
    const needed = onGrid(minutes) * (moves ? 2 : 1);
    const provider = mostTimeLeft(fit, left);
    if (provider === undefined || needed > (left[provider] ?? 0)) continue;
    left[provider] = (left[provider] ?? 0) - needed;
    entries.push({ patient, visitType, provider, moves });
  }
  return entries;
}

/** Short visits are more common than long ones. */
function usualVisitType(random: Random, visitTypes: MorningInputs['visitTypes']): number {
  const [one, other] = [random.below(visitTypes.length), random.below(visitTypes.length)];
  return (visitTypes[one]?.minutes ?? 0) <= (visitTypes[other]?.minutes ?? 0) ? one : other;
}

const gridMinutes = 5;

/** Appointments begin every five minutes. */
export function onGrid(minutes: number): number {
  return Math.ceil(minutes / gridMinutes) * gridMinutes;
}

function mostTimeLeft(fit: readonly number[], left: readonly number[]): number | undefined {
  return [...fit].sort((one, other) => (left[other] ?? 0) - (left[one] ?? 0) || one - other)[0];
}
