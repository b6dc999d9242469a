import { type Random, seededRandom } from '../../../../src/programs/simulate/plan/seeded-random.ts';

/** Chance that is the same again for the same text. */
export function randomFrom(text: string): Random {
  let seed = 2_166_136_261;
  for (const letter of text) seed = Math.imul(seed ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return seededRandom(seed);
}
