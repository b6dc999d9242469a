import type { Program } from '../../frame/program.ts';
import type { RunResult } from '../load/ask.ts';
import type { Kind } from '../requests/request.ts';
import { nameOf, type Side } from '../sides.ts';
import { backendTimes, timeSince } from './backend-times.ts';

export interface Settings {
  repeats: number;
  /** How long each slice sends new requests. */
  ms: number;
  /** The requests at once. */
  connections: readonly number[];
  /** Check-ins in each slice: each takes another appointment, so they are counted. */
  checkIns: number;
}

export interface Slice {
  perSecond: number;
  p99: number;
  /** Microseconds of a processor for each request: the server's process, and PostgreSQL's. */
  server: number;
  postgres: number;
}

interface Measured {
  load: Program;
  side: Side;
  kind: Kind;
  connections: number;
  postgresPid: number;
  settings: Settings;
}

const warmUpMs = 250;

export async function measureSlice({ load, side, kind, connections, postgresPid, settings }: Measured): Promise<Slice> {
  const { ms, checkIns } = settings;
  const name = nameOf(side, kind);
  const isWrite = kind === 'd';
  await load.ask('run', {
    name,
    connections,
    ms: warmUpMs,
    isFresh: true,
    ...(isWrite && { most: Math.ceil(checkIns / 8) }),
  });
  const serverBefore = await side.program.ask<number>('processorTime');
  const postgresBefore = backendTimes(postgresPid);
  const run = { name, connections, ms: isWrite ? 10 * ms : ms, ...(isWrite && { most: checkIns }) };
  const { requests, seconds, p99 } = await load.ask<RunResult>('run', run);
  const postgres = timeSince(postgresBefore, postgresPid) / requests;
  const server = ((await side.program.ask<number>('processorTime')) - serverBefore) / requests;
  return { perSecond: requests / seconds, p99, server, postgres };
}
