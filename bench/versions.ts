// This version of Foyer against another one, each built in a folder of its own: queries, delivery and latency, in alternating pairs.
import 'reflect-metadata';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../src/settings/project-root.ts';
import type { Figure } from './frame/figure.ts';
import { runBench } from './frame/run-bench.ts';
import type { Kind } from './query/requests/request.ts';
import { compareDelivery } from './versions/delivery.ts';
import { compareLatency } from './versions/latency.ts';
import { compareQueries } from './versions/queries.ts';
import type { Tree } from './versions/tree.ts';

const { values } = parseArgs({
  options: {
    /** The folder of the other version. */
    before: { type: 'string' },
    scene: { type: 'string', default: 'queries' },
    pairs: { type: 'string', default: '15' },
    kinds: { type: 'string', default: 'abcd' },
    small: { type: 'boolean', default: false },
  },
});
if (!values.before) throw new Error('Name the folder of the other version: --before ../foyer-before.');
const trees: readonly Tree[] = [
  { name: 'before', root: resolve(values.before) },
  { name: 'after', root: projectRoot },
];
const pairs = Number(values.pairs);
const scenes: Record<string, () => Promise<Figure[]>> = {
  queries: () => compareQueries(trees, { kinds: [...values.kinds] as Kind[], pairs, isSmall: values.small }),
  delivery: () => compareDelivery(trees, pairs),
  latency: () => compareLatency(trees, pairs),
};
const scene = scenes[values.scene];
if (!scene) throw new Error(`There is no scene ${values.scene}; name one of ${Object.keys(scenes).join(', ')}.`);
Object.assign(process.env, { NODE_ENV: 'production' });
await runBench(`versions-${values.scene}`, scene);
