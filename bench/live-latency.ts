// From the commit of a change to its arrival on every screen, with a hundred changes a second and a thousand screens.
import type { Figure } from './frame/figure.ts';
import { runBench } from './frame/run-bench.ts';
import { measureLatency, type Scene } from './live-latency/measure-latency.ts';

// The goal is about publishing changes. Writing a hundred a second through the ORM, by a process on the same two cores, takes more of them than publishing does: the effect on the
// others is shown without a goal. Before a payload leaves, its audit entry is flushed: on this disk, which others use as well, some flushes take longer than the whole goal.
const scenes: readonly Scene[] = [
  { writer: 'plain SQL', storage: 'memory', perSecond: 100, sessions: 5, repeats: 5, goal: 10 },
  { writer: 'plain SQL', storage: 'disk', perSecond: 100, sessions: 5, repeats: 5, goal: 10 },
  { writer: 'another node', storage: 'memory', perSecond: 100, sessions: 5, repeats: 3 },
  { writer: 'the serving node', storage: 'memory', perSecond: 25, sessions: 5, repeats: 3 },
];

await runBench('live-latency', async () => {
  const figures: Figure[] = [];
  for (const scene of scenes) figures.push(...(await measureLatency(scene)));
  return figures;
});
