import type { Figure } from '../../frame/figure.ts';
import { ratios } from '../../frame/ratios.ts';
import { type Kind, titles } from '../requests/request.ts';
import type { SideName } from '../sides.ts';
import type { Series } from './measure-kind.ts';
import type { Slice } from './slice.ts';

interface Comparison {
  side: SideName;
  /** Which value, and how much of the side's Foyer's is to be. */
  value: 'perSecond' | 'server';
  better: Figure['better'];
  kinds: readonly Kind[];
  goal: number;
}

const reads: readonly Kind[] = ['a', 'b', 'c'];
const comparisons: readonly Comparison[] = [
  { side: 'PostGraphile', value: 'perSecond', better: 'higher', kinds: reads, goal: 2 },
  { side: 'PostGraphile', value: 'server', better: 'lower', kinds: reads, goal: 0.5 },
  { side: 'Apollo, TypeGraphQL, MikroORM', value: 'perSecond', better: 'higher', kinds: reads, goal: 4 },
  { side: 'Apollo, TypeGraphQL, MikroORM', value: 'perSecond', better: 'higher', kinds: ['e'], goal: 3 },
  { side: 'hand-written SQL', value: 'server', better: 'lower', kinds: reads, goal: 1.6 },
];
const words = { perSecond: 'requests/s', server: 'server CPU' };

/** The ratio of Foyer to the other sides. The goals are for reads that are not audited, since the others audit none; those that are stand beside. */
export function figuresOf(series: readonly Series[]): Figure[] {
  return series.flatMap(({ kind, connections, slices }) =>
    comparisons
      .filter(({ kinds }) => kinds.includes(kind))
      .flatMap((comparison) =>
        foyers.flatMap((foyer) => figureOf({ kind, connections, slices }, comparison, foyer) ?? []),
      ),
  );
}

const foyers = ['Foyer, reads not audited', 'Foyer'] as const;

function figureOf(
  { kind, connections, slices }: Series,
  { side, value, better, goal }: Comparison,
  foyer: (typeof foyers)[number],
): Figure | undefined {
  const ours = slices.get(foyer);
  const theirs = slices.get(side);
  if (!ours || !theirs) return undefined;
  const pick = (list: readonly Slice[]) => list.map((slice) => slice[value]);
  return {
    name: `${titles[kind]}, ${connections} at once: ${words[value]} of ${foyer} / ${side}`,
    unit: 'x',
    values: ratios(pick(ours), pick(theirs)),
    better,
    // Without a database nothing is audited.
    ...((foyer !== 'Foyer' || kind === 'e') && { goal }),
  };
}
