import type { Figure } from '../frame/figure.ts';
import { type Program, startProgram } from '../frame/program.ts';
import { ordinary, small } from '../query/database/sizes.ts';
import { contentOf } from '../query/measure/content-of.ts';
import { type Kind, titles } from '../query/requests/request.ts';
import type { Side } from '../query/sides.ts';
import { measurePairs } from './pairs.ts';
import { metaOf, moduleOf, type Tree } from './tree.ts';

type Prepare = typeof import('../query/prepare.ts');
type Furnish = typeof import('../query/start-furnished.ts');
type Slices = typeof import('../query/measure/slice.ts');
type Sides = typeof import('../query/sides.ts');

interface Version {
  tree: Tree;
  load: Program;
  side: Side;
  postgresPid: number;
  measureSlice: Slices['measureSlice'];
}

interface Options {
  kinds: readonly Kind[];
  pairs: number;
  isSmall: boolean;
}

const connections = 8;
const answersCompared = 10;

/** The requests of `bench:query` to Foyer, each version over a PostgreSQL of its own with the same rows. */
export async function compareQueries(trees: readonly Tree[], { kinds, pairs, isSmall }: Options): Promise<Figure[]> {
  await using resources = new AsyncDisposableStack();
  const versions: Version[] = [];
  for (const tree of trees) versions.push(await open(tree, isSmall, resources));
  const [before, after] = versions as [Version, Version];
  const figures: Figure[] = [];
  for (const kind of kinds) {
    if (kind !== 'd') await expectSameAnswers(before, after, kind);
    for (const version of [before, after, before, after]) await measure(version, kind, pairs);
    figures.push(
      ...(await measurePairs(titles[kind], [before, after], pairs, (version) => measure(version, kind, pairs))),
    );
  }
  return figures;
}

async function open(tree: Tree, isSmall: boolean, resources: AsyncDisposableStack): Promise<Version> {
  const { startFurnished } = await moduleOf<Furnish>(tree, 'query/start-furnished');
  const { startSide } = await moduleOf<Sides>(tree, 'query/sides');
  const { prepareSide, findCursors } = await moduleOf<Prepare>(tree, 'query/prepare');
  const { measureSlice } = await moduleOf<Slices>(tree, 'query/measure/slice');
  const { appUrl, pid, places, booked } = await startFurnished(isSmall ? small : ordinary, resources);
  const load = resources.use(await startProgram(metaOf(tree, 'query'), './query/load/load'));
  const cursors = new Map();
  const side = await startSide('Foyer', appUrl, cursors, resources);
  await findCursors(load, side.port, places, cursors);
  await prepareSide(load, side, { places, booked });
  return { tree, load, side, postgresPid: pid, measureSlice };
}

async function measure({ load, side, postgresPid, measureSlice }: Version, kind: Kind, pairs: number) {
  const settings = { repeats: pairs, ms: 1_000, connections: [connections], checkIns: 250 };
  const slice = await measureSlice({ load, side, kind, connections, postgresPid, settings });
  return {
    'processor time of the server, µs': slice.server,
    'processor time of PostgreSQL, µs': slice.postgres,
    'time for a request, µs': 1_000_000 / slice.perSecond,
  };
}

/** Both versions must say the same of the same places. Ids and practices are each database's own. */
async function expectSameAnswers(before: Version, after: Version, kind: Kind): Promise<void> {
  for (let count = 0; count < answersCompared; count += 1) {
    const [one, other] = await Promise.all([before, after].map((version) => answer(version, kind)));
    if (one !== other) throw new Error(`${titles[kind]}: the versions answer differently.\n${one}\n${other}`);
  }
}

async function answer({ load, side }: Version, kind: Kind): Promise<string> {
  const content = contentOf(await load.ask('ask', `${kind} ${side.name}`));
  return JSON.stringify(content).replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '(id)');
}
