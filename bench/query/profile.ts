import { mkdirSync, readFileSync } from 'node:fs';
import type { Profiler, Runtime } from 'node:inspector';
import { join } from 'node:path';
import { projectRoot } from '../../src/settings/project-root.ts';
import { startProgram } from '../frame/program.ts';
import type { Options } from './options.ts';
import { findCursors, prepareSide } from './prepare.ts';
import type { Kind } from './requests/request.ts';
import { nameOf, startBoardSide, startSide } from './sides.ts';
import { startFurnished } from './start-furnished.ts';

const warmUpMs = 5_000;
const profiledMs = 10_000;

/** Takes a processor profile of Foyer, reads not audited, under load: `bench/results/query-<scene>.cpuprofile`, and the functions that took most by themselves. */
export async function profileFoyer(kind: Kind, { sizes, settings }: Options): Promise<void> {
  await using resources = new AsyncDisposableStack();
  const { appUrl, places, booked } = await startFurnished(sizes, resources);
  const load = resources.use(await startProgram(import.meta, './load/load'));
  const cursors = new Map();
  const side =
    kind === 'e'
      ? await startBoardSide(appUrl, resources)
      : await startSide('Foyer, reads not audited', appUrl, cursors, resources);
  if (kind === 'c') await findCursors(load, side.port, places, cursors);
  await prepareSide(load, side, { places, booked });
  const [connections = 8] = settings.connections;
  const name = nameOf(side, kind);
  await load.ask('run', { name, connections, ms: warmUpMs, isFresh: true, most: booked.length / 2 });
  await side.program.ask('beginProfile');
  await load.ask('run', { name, connections, ms: profiledMs, most: booked.length / 2 });
  const folder = join(projectRoot, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `query-${kind}.cpuprofile`);
  await side.program.ask('endProfile', file);
  console.log(`${file}\n`);
  for (const line of costliest(JSON.parse(readFileSync(file, 'utf8')))) console.log(line);
}

/** Shares of the time that was not idle, by package and by function. */
function costliest({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): string[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const packages = new Map<string, number>();
  const functions = new Map<string, number>();
  samples.forEach((id, index) => {
    const frame = frames.get(id);
    if (!frame || idle.has(frame.functionName)) return;
    const time = timeDeltas[index] ?? 0;
    add(packages, packageOf(frame), time);
    add(functions, `${frame.functionName || '(anonymous)'}  ${placeOf(frame)}`, time);
  });
  return [...shares(packages, 15), '', ...shares(functions, 40)];
}

const idle = new Set(['(idle)', '(program)', '(root)']);

function add(times: Map<string, number>, name: string, time: number): void {
  times.set(name, (times.get(name) ?? 0) + time);
}

function shares(times: ReadonlyMap<string, number>, most: number): string[] {
  const sum = [...times.values()].reduce((all, time) => all + time, 0);
  return [...times]
    .sort(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([name, time]) => `${((100 * time) / sum).toFixed(1).padStart(5)} %  ${name}`);
}

function packageOf({ url, functionName }: Runtime.CallFrame): string {
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url) ?? [];
  if (name) return name;
  if (url.startsWith('file:')) return 'Foyer';
  if (url.startsWith('node:') || functionName === '(garbage collector)')
    return `Node ${functionName.startsWith('(') ? functionName : ''}`;
  // Written at run time, by a compiler of queries or of rows; or native, called from the code above it.
  return url === '' && functionName !== '' ? 'native or compiled at run time' : 'others';
}

function placeOf({ url, lineNumber }: Runtime.CallFrame): string {
  return `${url.replace(/^file:\/\//, '').replace(`${projectRoot}/`, '')}:${lineNumber + 1}`;
}
