import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Figure } from '../frame/figure.ts';
import { type Program, startProgram } from '../frame/program.ts';
import type { Office } from '../office/furnish-office.ts';
import type { Latencies } from '../swarm/record-arrivals.ts';
import { measurePairs } from './pairs.ts';
import { metaOf, moduleOf, type Tree } from './tree.ts';

interface Version {
  tree: Tree;
  owner: pg.Client;
  offices: Office[];
  server: Program;
  swarm: Program;
  desk: Program;
  port: number;
}

const practices = 20;
const sockets = 1_000;
const perSecond = 100;
const ms = 5_000;
const settleMs = 1_000;

/** From commit to arrival, of changes by plain SQL, as in `bench:live-latency` with PostgreSQL's files in memory. */
export async function compareLatency(trees: readonly Tree[], pairs: number): Promise<Figure[]> {
  await using resources = new AsyncDisposableStack();
  const versions: Version[] = [];
  for (const tree of trees) versions.push(await open(tree, resources));
  const [before, after] = versions as [Version, Version];
  for (const version of [before, after]) await measure(version);
  return await measurePairs(`${perSecond} changes/s, ${sockets} sockets`, [before, after], pairs, measure);
}

async function open(tree: Tree, resources: AsyncDisposableStack): Promise<Version> {
  const { startPostgres } = await moduleOf<typeof import('../frame/start-postgres.ts')>(tree, 'frame/start-postgres');
  const { furnishOffice } = await moduleOf<typeof import('../office/furnish-office.ts')>(tree, 'office/furnish-office');
  const { openOwner } = await moduleOf<typeof import('../office/open-owner.ts')>(tree, 'office/open-owner');
  const { watchOffices } = await moduleOf<typeof import('../office/watch-offices.ts')>(tree, 'office/watch-offices');
  const { appUrl, ownerUrl } = resources.use(await startPostgres({ track_commit_timestamp: 'on' }, 'memory'));
  const owner = await openOwner(ownerUrl, resources);
  const offices: Office[] = [];
  for (let count = 0; count < practices; count += 1)
    offices.push(await furnishOffice(owner, { sessions: 5, visits: 15 }));
  const meta = metaOf(tree, 'live-latency');
  const server = resources.use(await startProgram(meta, './foyer/served', [appUrl]));
  const swarm = resources.use(await startProgram(meta, './swarm/swarm'));
  const desk = resources.use(await startProgram(meta, './office/plain', [appUrl]));
  await desk.ask('take', offices);
  const port = await watchOffices({ swarm, server, offices, sockets });
  return { tree, owner, offices, server, swarm, desk, port };
}

async function measure({ tree, owner, offices, server, swarm, desk, port }: Version) {
  const { lastNumbers } = await moduleOf<typeof import('../office/last-numbers.ts')>(tree, 'office/last-numbers');
  const { commitTimes } = await moduleOf<typeof import('../live-latency/commit-times.ts')>(
    ...([tree, 'live-latency/commit-times'] as const),
  );
  await pause(settleMs);
  const before = await lastNumbers(owner, offices);
  await swarm.ask('record', { port });
  const spent = await server.ask<number>('processorTime');
  await desk.ask('work', { perSecond, ms });
  const micros = ((await server.ask<number>('processorTime')) - spent) / ((perSecond * ms) / 1000);
  await pause(settleMs);
  const commits = await commitTimes(owner, offices, before);
  const { p50, p99 } = await swarm.ask<Latencies>('latencies', { port, commits });
  return { 'p50, ms': p50, 'p99, ms': p99, 'processor time of the server for a change, µs': micros };
}
