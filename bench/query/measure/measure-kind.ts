import type { Program } from '../../frame/program.ts';
import type { Kind } from '../requests/request.ts';
import { nameOf, type Side, type SideName } from '../sides.ts';
import { measureSlice, type Settings, type Slice } from './slice.ts';

export interface Series {
  kind: Kind;
  connections: number;
  slices: Map<SideName, Slice[]>;
}

interface Bench {
  load: Program;
  postgresPid: number;
  settings: Settings;
}

/** Long enough for what is compiled while it runs. */
const firstWarmUpMs = 2_500;

/** All sides in turns, once for each repeat, at each number of requests at once. */
export async function measureKind(
  { load, postgresPid, settings }: Bench,
  sides: readonly Side[],
  kind: Kind,
): Promise<Series[]> {
  const { repeats, checkIns } = settings;
  for (const side of sides) {
    const most = kind === 'd' ? { most: checkIns } : {};
    await load.ask('run', { name: nameOf(side, kind), connections: 16, ms: firstWarmUpMs, isFresh: true, ...most });
  }
  const series = settings.connections.map((connections): Series => ({ kind, connections, slices: new Map() }));
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const { connections, slices } of series) {
      for (const side of sides) {
        const slice = await measureSlice({ load, side, kind, connections, postgresPid, settings });
        slices.set(side.name, [...(slices.get(side.name) ?? []), slice]);
      }
    }
  }
  return series;
}
