import type { Recording } from './recording.ts';

/** The longest time in seconds that a client heard nothing between two moments, in milliseconds of the system's clock. */
export function longestSilence({ sittings }: Recording, from: number, to: number): number {
  const heard = sittings.flatMap(({ seen }) => seen.map(({ at }) => at)).filter((at) => at > from && at < to);
  const moments = [from, ...heard, to];
  return Math.max(...moments.slice(1).map((at, index) => at - (moments[index] ?? at))) / 1_000;
}
