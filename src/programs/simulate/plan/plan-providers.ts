import { seededRandom } from './seeded-random.ts';

const [soonest, latest] = [3, 14];

/** The minute at which each provider begins: behind the first appointment, as in any office. */
export function planProviders(seed: number, providers: number): number[] {
  const random = seededRandom(seed + 1);
  return Array.from({ length: providers }, () => random.between(soonest, latest));
}
