import { type Entry, onGrid } from './fill-diary.ts';
import { type MorningInputs, morningMinutes } from './morning-plan.ts';
import type { Random } from './seeded-random.ts';

/** When an entry begins, once, or twice when it is moved: first where it was, then where it goes. */
export type Starts = readonly number[];

/**
 * Gives each entry its time: one provider's follow one another in any order, with the time left over spread between
 * them.
 */
export function spreadOverMorning(
  random: Random,
  entries: readonly Entry[],
  { visitTypes }: MorningInputs,
): Map<Entry, Starts> {
  const starts = new Map<Entry, number[]>();
  for (const ofProvider of Map.groupBy(entries, ({ provider }) => provider).values()) {
    const items = random.shuffled(ofProvider.flatMap((entry) => (entry.moves ? [entry, entry] : [entry])));
    const lengthOf = ({ visitType }: Entry) => onGrid(visitTypes[visitType]?.minutes ?? 0);
    const taken = items.reduce((sum, item) => sum + lengthOf(item), 0);
    // Where the free time is cut: as many stretches before an entry as there are entries, and one after the last.
    const free = onGrid(morningMinutes - taken);
    const cuts = items.map(() => onGrid(random.between(0, free))).sort((one, other) => one - other);
    let busy = 0;
    for (const [place, item] of items.entries()) {
      starts.set(item, [...(starts.get(item) ?? []), (cuts[place] ?? 0) + busy]);
      busy += lengthOf(item);
    }
  }
  return starts;
}
