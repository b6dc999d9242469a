import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from '../frame/figure.ts';
import { startProgram } from '../frame/program.ts';
import { type Storage, startPostgres } from '../frame/start-postgres.ts';
import { furnishOffice, type Office } from '../office/furnish-office.ts';
import { lastNumbers } from '../office/last-numbers.ts';
import { openOwner } from '../office/open-owner.ts';
import { watchOffices } from '../office/watch-offices.ts';
import type { Latencies } from '../swarm/record-arrivals.ts';
import { commitTimes } from './commit-times.ts';

const practices = 20;
const sockets = 1_000;
const ms = 20_000;
const warmUpMs = 6_000;
/** Until the last changes have arrived everywhere. */
const settleMs = 2_000;

export interface Scene {
  writer: 'plain SQL' | 'another node' | 'the serving node';
  /** Of PostgreSQL's files. */
  storage: Storage;
  perSecond: number;
  /** In each practice; its sockets are spread over them. Each is named in the audit of what it is shown. */
  sessions: number;
  repeats: number;
  goal?: number;
}

interface Repeat extends Latencies {
  /** Processor time of the serving node for each change. */
  micros: number;
}

export async function measureLatency({
  writer,
  storage,
  perSecond,
  sessions,
  repeats,
  goal,
}: Scene): Promise<Figure[]> {
  await using resources = new AsyncDisposableStack();
  const { appUrl, ownerUrl } = resources.use(await startPostgres({ track_commit_timestamp: 'on' }, storage));
  const owner = await openOwner(ownerUrl, resources);
  const offices: Office[] = [];
  for (let count = 0; count < practices; count += 1) offices.push(await furnishOffice(owner, { sessions, visits: 15 }));
  const server = resources.use(await startProgram(import.meta, '../foyer/served', [appUrl]));
  const swarm = resources.use(await startProgram(import.meta, '../swarm/swarm'));
  const other = writer === 'plain SQL' ? '../office/plain' : '../office/desk';
  const desk = writer === 'the serving node' ? server : resources.use(await startProgram(import.meta, other, [appUrl]));
  await desk.ask('take', offices);
  const port = await watchOffices({ swarm, server, offices, sockets });
  await desk.ask('work', { perSecond, ms: warmUpMs });
  const found: Repeat[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    await pause(settleMs);
    const before = await lastNumbers(owner, offices);
    await swarm.ask('record', { port });
    const spent = await server.ask<number>('processorTime');
    await desk.ask('work', { perSecond, ms });
    const micros = ((await server.ask<number>('processorTime')) - spent) / ((perSecond * ms) / 1000);
    await pause(settleMs);
    const commits = await commitTimes(owner, offices, before);
    found.push({ ...(await swarm.ask<Latencies>('latencies', { port, commits })), micros });
  }
  const about = `files on ${storage === 'disk' ? 'this disk' : 'a disk of memory'}, ${perSecond} changes/s by ${writer}, ${sockets} sockets, ${practices} practices of ${sessions} sessions`;
  const row = (label: string, unit: string, what: keyof Repeat): Figure => ({
    ...{ name: `${about}: ${label}`, unit, values: found.map((one) => one[what]), better: 'lower' },
    ...(what === 'p99' && goal && { goal }),
  });
  return [
    row('p50', 'ms', 'p50'),
    row('p99', 'ms', 'p99'),
    row('most', 'ms', 'most'),
    row('processor time of the serving node for each change', 'µs', 'micros'),
  ];
}
