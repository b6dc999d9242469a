import type { Figure } from '../frame/figure.ts';
import { ratios } from '../frame/ratios.ts';
import type { Tree } from './tree.ts';

/** How much more the later version may cost. */
const most = 1.05;

export type Costs = Readonly<Record<string, number>>;

/** Measures each version once for each pair, the order changing from pair to pair; a figure for each cost: after / before. */
export async function measurePairs<Version extends { tree: Tree }>(
  about: string,
  versions: readonly [Version, Version],
  pairs: number,
  measure: (version: Version) => Promise<Costs>,
): Promise<Figure[]> {
  const found = new Map<string, Record<Tree['name'], number[]>>();
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const version of pair % 2 === 0 ? versions : versions.toReversed()) {
      for (const [cost, value] of Object.entries(await measure(version))) {
        const values = found.get(cost) ?? { before: [], after: [] };
        values[version.tree.name].push(value);
        found.set(cost, values);
      }
    }
  }
  return [...found].flatMap(([cost, { before, after }]): Figure[] => [
    { name: `${about}: ${cost}, before`, unit: '', values: before, better: 'lower' },
    {
      name: `${about}: ${cost}, after / before`,
      unit: 'x',
      values: ratios(after, before),
      goal: most,
      better: 'lower',
    },
  ]);
}
