import { type Ending, plays } from './endings.ts';
import { fractionFrom } from './number-from.ts';

const byLength = (endings: readonly string[]) => endings.toSorted((a, b) => b.length - a.length);

/** The longest of the endings that the member id has; null when it has none. */
function endingOf<Name extends string>(memberId: string, endings: readonly Name[]): Name | null {
  const text = memberId.toUpperCase();
  return (byLength(endings).find((ending) => ending !== '' && text.endsWith(ending)) as Name | undefined) ?? null;
}

/** Chooses by weights; the same seed and key always choose the same. */
function weighted<Name extends string>(weights: Readonly<Record<Name, number>>, seed: number, key: string): Name {
  const names = Object.keys(weights) as Name[];
  const sum = names.reduce((total, name) => total + weights[name], 0);
  let left = fractionFrom(`${seed} ${key}`) * sum;
  const chosen = names.find((name) => {
    left -= weights[name];
    return left < 0;
  });
  return chosen ?? (names[0] as Name);
}

const endings = Object.keys(plays) as Ending[];
const weights = Object.fromEntries(endings.map((ending) => [ending, plays[ending].weight])) as Record<Ending, number>;

/** The play of a claim: by its member id, else by the seed, else the usual one. */
export function chooseEnding(memberId: string, seed: number | null, key: string): Ending {
  return endingOf(memberId, endings) ?? (seed === null ? '' : weighted(weights, seed, key));
}

/** Answers to questions about eligibility, and how often each comes by a seed, of a hundred. */
const eligibilities = { ACT: 90, INA: 4, NF75: 4, DOWN42: 2 } as const;

export type Eligibility = keyof typeof eligibilities;

/** A member whose claims play an ending is covered. */
export function chooseEligibility(memberId: string, seed: number | null): Eligibility {
  const found = endingOf(memberId, Object.keys(eligibilities) as Eligibility[]);
  if (found) return found;
  return seed === null || endingOf(memberId, endings) ? 'ACT' : weighted(eligibilities, seed, memberId);
}
