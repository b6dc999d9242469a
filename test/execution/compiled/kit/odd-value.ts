import { type GraphQLOutputType, isListType, isNonNullType, isObjectType, isUnionType } from 'graphql';
import type { Random } from '../../../../src/programs/simulate/plan/seeded-random.ts';
import { oddObject, textOf } from './odd-object.ts';

/** How a value comes to be. */
export interface Odds {
  random: Random;
  /** Lists that it is in, within one field. */
  depth: number;
  /** Nothing about it is wrong. */
  isCalm: boolean;
}

/** A value that a field of this type might hold, mostly a right one. */
export function oddValue(type: GraphQLOutputType, random: Random, isCalm: boolean): unknown {
  return anyValue(type, { random, depth: 0, isCalm });
}

function anyValue(type: GraphQLOutputType, odds: Odds): unknown {
  const { random, depth, isCalm } = odds;
  const isMust = isNonNullType(type);
  const chance = random.below(1_000);
  const value = () => rightValue(isMust ? type.ofType : type, odds);
  const canBeLate = depth === 0 || !isMust;
  if (!isCalm) {
    if (chance < (isMust ? 12 : 60)) return null;
    if (chance < 70) return new Error(`an error as a value ${chance}`);
    if (chance < 74) return Symbol.iterator;
    if (chance < 78) return { surprising: true };
    if (chance < 81) return undefined;
    if (chance < 95 && depth === 0) throw new Error(`thrown ${chance}`);
    if (chance < 130 && canBeLate) {
      return later(random.below(4), () => Promise.reject(new Error(`rejected ${chance}`)));
    }
  }
  return chance < 330 && canBeLate ? later(random.below(4), value) : value();
}

async function later(turns: number, value: () => unknown): Promise<unknown> {
  for (let turn = 0; turn < turns; turn += 1) await null;
  return value();
}

function rightValue(type: GraphQLOutputType, odds: Odds): unknown {
  const { random, depth } = odds;
  if (isListType(type)) {
    // graphql-js forgets what else is under way in a list when an item of it fails at once, and no handler catches that: one item may fail, no other.
    const isCalm = (index: number) => odds.isCalm || (index > 0 && isNonNullType(type.ofType));
    const items = Array.from({ length: random.below(4) }, (_, index) =>
      anyValue(type.ofType, { random, depth: depth + 1, isCalm: isCalm(index) }),
    );
    return random.below(8) === 0 ? new Set(items) : items;
  }
  if (isObjectType(type)) return oddObject(type.name, odds);
  if (isUnionType(type)) return oddObject(random.pick(type.getTypes()).name, odds);
  if ('getFields' in type) return oddObject(random.pick(['Alpha', 'Beta']), odds);
  return leafOf(String(type), random);
}

function leafOf(name: string, random: Random): unknown {
  if (name === 'Int') return random.below(100);
  if (name === 'Float') return random.below(100) / 4;
  if (name === 'Boolean') return random.below(2) === 0;
  if (name === 'Stamp') return new Date(random.below(1e9));
  return textOf(random);
}
