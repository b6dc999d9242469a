// Queries and a mutation over HTTP: Foyer against PostGraphile, Mercurius, a stock Apollo Server with TypeGraphQL and MikroORM, and SQL written by hand.
import type { Figure } from './frame/figure.ts';
import { startProgram } from './frame/program.ts';
import { runBench } from './frame/run-bench.ts';
import { expectAllWritten } from './query/measure/expect-all-written.ts';
import { expectArrivals, expectSameContent } from './query/measure/expect-same-content.ts';
import { figuresOf } from './query/measure/figures.ts';
import { measureKind, type Series } from './query/measure/measure-kind.ts';
import { printSlices } from './query/measure/print-slices.ts';
import { type Options, readOptions } from './query/options.ts';
import { findCursors, prepareSide } from './query/prepare.ts';
import { profileFoyer } from './query/profile.ts';
import { type Side, sideNames, startBoardSide, startSide } from './query/sides.ts';
import { startFurnished } from './query/start-furnished.ts';

// Inherited by all sides: some of them work for developers otherwise, which takes longer.
Object.assign(process.env, { NODE_ENV: 'production', GRAPHILE_ENV: 'production' });
const options = readOptions();
if (options.profile) await profileFoyer(options.profile, options);
else await runBench('query', (resources) => measure(options, resources));

async function measure(options: Options, resources: AsyncDisposableStack): Promise<Figure[]> {
  const { appUrl, owner, pid, furnished, places, booked } = await startFurnished(options.sizes, resources);
  const load = resources.use(await startProgram(import.meta, './query/load/load'));
  const cursors = new Map();
  const sides: Side[] = [];
  const share = Math.floor(booked.length / sideNames.length);
  for (const name of sideNames) {
    const side = await startSide(name, appUrl, cursors, resources);
    if (sides.length === 0) await findCursors(load, side.port, places, cursors);
    const own = booked.slice(sides.length * share, (sides.length + 1) * share);
    await prepareSide(load, side, { places, booked: own });
    sides.push(side);
    if (options.kinds.includes('d')) await expectArrivals(load, side, own);
  }
  const board = await startBoardSide(appUrl, resources);
  await prepareSide(load, board, { places, booked });
  const series: Series[] = [];
  for (const kind of options.kinds) {
    const asked = (kind === 'e' ? [board, ...sides] : sides).filter(({ requests }) => requests[kind]);
    if (kind !== 'd') await expectSameContent(load, asked, kind);
    series.push(...(await measureKind({ load, postgresPid: pid, settings: options.settings }, asked, kind)));
  }
  const sent = await load.ask<Record<string, number>>('sent');
  const checkIns = sides.reduce((sum, { name }) => sum + (sent[`d ${name}`] ?? 0), 0);
  await expectAllWritten(owner, furnished, checkIns);
  printSlices('query', series);
  return figuresOf(series);
}
