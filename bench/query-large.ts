// The same questions to Foyer over ten times the data: what a request waits for must not grow with what is kept.
import type { Figure } from './frame/figure.ts';
import { median } from './frame/median.ts';
import { type Program, startProgram } from './frame/program.ts';
import { ratios } from './frame/ratios.ts';
import { runBench } from './frame/run-bench.ts';
import { appointmentsOf, type Sizes, tenfold } from './query/database/sizes.ts';
import { expectArrivals } from './query/measure/expect-same-content.ts';
import { measureSlice, type Settings, type Slice } from './query/measure/slice.ts';
import { readOptions } from './query/options.ts';
import { findCursors, prepareSide } from './query/prepare.ts';
import { type Kind, titles } from './query/requests/request.ts';
import { nameOf, type Side, startSide } from './query/sides.ts';
import { startFurnished } from './query/start-furnished.ts';

const kinds: readonly Kind[] = ['a', 'b', 'c', 'd'];
const connections = 8;
const settings: Omit<Settings, 'checkIns'> = { repeats: 15, ms: 1_500, connections: [connections] };
const goal = 1.2;

process.env.NODE_ENV = 'production';

await runBench('query-large', async (resources) => {
  const { sizes } = readOptions();
  const few = await startPlace(sizes, resources);
  const many = await startPlace(tenfold(sizes), resources);
  const figures: Figure[] = [];
  for (const kind of kinds) figures.push(...(await compare(kind, [few, many])));
  return figures;
});

interface OfSize {
  name: string;
  side: Side;
  load: Program;
  postgresPid: number;
  settings: Settings;
}

/** Foyer as it is shipped over that much data, with a load of its own. */
async function startPlace(sizes: Sizes, resources: AsyncDisposableStack): Promise<OfSize> {
  const { appUrl, pid, places, booked } = await startFurnished(sizes, resources);
  const load = resources.use(await startProgram(import.meta, './query/load/load'));
  const cursors = new Map();
  const side = await startSide('Foyer', appUrl, cursors, resources);
  await findCursors(load, side.port, places, cursors);
  await prepareSide(load, side, { places, booked });
  await expectArrivals(load, side, booked);
  const checkIns = Math.min(1_000, Math.floor(booked.length / (settings.repeats + 3)));
  return {
    name: `${appointmentsOf(sizes)} appointments`,
    side,
    load,
    postgresPid: pid,
    settings: { ...settings, checkIns },
  };
}

async function compare(kind: Kind, places: readonly [OfSize, OfSize]): Promise<Figure[]> {
  for (const { load, side, settings } of places) {
    const most = kind === 'd' ? { most: settings.checkIns } : {};
    await load.ask('run', { name: nameOf(side, kind), connections: 16, ms: 4_000, isFresh: true, ...most });
  }
  const slices: [Slice[], Slice[]] = [[], []];
  for (let repeat = 0; repeat < settings.repeats; repeat += 1) {
    for (const [index, { load, side, postgresPid, settings }] of places.entries()) {
      slices[index]?.push(await measureSlice({ load, side, kind, connections, postgresPid, settings }));
    }
  }
  const [few, many] = slices;
  for (const [index, { name }] of places.entries()) {
    const { perSecond, server, postgres } = middles(slices[index] ?? []);
    console.log(`${titles[kind]}, ${name}: ${perSecond} requests/s, server ${server} µs, PostgreSQL ${postgres} µs`);
  }
  const p99 = (list: readonly Slice[]) => list.map((slice) => slice.p99);
  return [
    ...places.map(
      ({ name }, index): Figure => ({
        name: `${titles[kind]}, p99, ${name}`,
        unit: 'ms',
        values: p99(slices[index] ?? []),
        better: 'lower',
      }),
    ),
    {
      name: `${titles[kind]}: p99 with ten times the data / with the ordinary`,
      unit: 'x',
      values: ratios(p99(many), p99(few)),
      better: 'lower',
      goal,
    },
  ];
}

function middles(slices: readonly Slice[]): Record<keyof Slice, number> {
  const middle = (value: keyof Slice) => Math.round(median(slices.map((slice) => slice[value])));
  return { perSecond: middle('perSecond'), p99: middle('p99'), server: middle('server'), postgres: middle('postgres') };
}
