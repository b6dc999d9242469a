import type { Random } from '../../../../src/programs/simulate/plan/seeded-random.ts';
import type { Odds } from './odd-value.ts';

type Properties = Record<string, unknown>;

/** An object with the properties of a `Part`, `Alpha` or `Beta`; those that may be wrong are at times. */
export function oddObject(typeName: string, odds: Odds): Properties {
  if (typeName === 'Part') return partOf(odds);
  const { random, isCalm } = odds;
  const isMistaken = !isCalm && random.below(60) === 0;
  return { ...thingOf(odds), __typename: isMistaken ? 'Part' : typeName };
}

export function textOf(random: Random): string {
  return `text “${random.below(100)}” \u2028 \\ ' \` $`;
}

function partOf({ random, isCalm }: Odds): Properties {
  const rarely = rarelyOf(random, isCalm);
  return {
    __typename: 'Part',
    isCalm,
    id: random.below(100),
    size: rarely(10, 'no number', random.below(9)),
    sizeMust: rarely(12, null, 4),
  };
}

function thingOf(odds: Odds): Properties {
  const { random, depth, isCalm } = odds;
  const rarely = rarelyOf(random, isCalm);
  const name = textOf(random);
  const part = () => partOf(odds);
  return {
    isCalm,
    id: `id ${random.below(1_000)}`,
    name: random.pick([name, name, () => name, Promise.resolve(name), null, rarely(2, new Error('as a value'), name)]),
    nameMust: rarely(15, undefined, name),
    colour: random.pick(['internal red', 0, null, rarely(9, 'no colour', 0)]),
    stamp: random.pick([new Date(86_400_000), null, rarely(9, 'no date', null)]),
    ratio: random.pick([1.5, 2, rarely(20, Number.NaN, 3)]),
    count: random.pick([1, 2, rarely(20, 1.5, 3)]),
    isOdd: rarely(40, 'maybe', true),
    texts: random.pick([['a', null], null, Promise.resolve(['later']), rarely(9, 'no list', [])]),
    grid: [[1, null], null, [rarely(20, 'x', 2)]],
    part: random.pick([part(), null, part(), part, Promise.resolve(part())]),
    parts: depth < 2 ? [part(), null, Promise.resolve(part())] : [],
    pairs: depth < 2 ? [part(), oddObject('Alpha', { ...odds, depth: depth + 1 })] : null,
  };
}

function rarelyOf(random: Random, isCalm: boolean): (often: number, wrong: unknown, right: unknown) => unknown {
  return (often, wrong, right) => (random.below(often) === 0 && !isCalm ? wrong : right);
}
