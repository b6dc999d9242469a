import { setTimeout as pause } from 'node:timers/promises';
import type { Committed } from '../board/tell-at-pace.ts';
import type { MemoryInUse } from '../frame/memory-in-use.ts';
import type { Program } from '../frame/program.ts';
import type { Latencies } from '../swarm/record-arrivals.ts';

/** The stalled one first: it finds out how much fills it, and both sides get as much. */
export const sides = ['one stalled', 'none stalled'] as const;

/** This many large payloads at most fill the kernels' buffers of a socket that does not read. */
const mostRounds = 400;
/** Less than may be kept for one socket: the others, who read, are never too slow. */
const roundsAtOnce = 2;
const pace = { perSecond: 25, ms: 8_000, visits: 5 };
const settleMs = 500;
const congested = 256 * 1024;

interface Place {
  swarm: Program;
  server: Program;
  port: number;
  practiceId: string;
  topic: string;
  boardSize: number;
}

export interface Stall extends Latencies {
  /** Bytes. */
  memory: number;
  buffered: number;
}

let rounds = mostRounds;

/** Both sides get the same large payloads first; one socket stops reading at their beginning, or none. */
export async function measureStall(place: Place, side: (typeof sides)[number]): Promise<Stall> {
  const { swarm, server, port, practiceId, topic } = place;
  const isStalled = side === 'one stalled';
  await server.ask('mostBuffered');
  if (isStalled) await swarm.ask('stall', { port, isStalled });
  const buffered = await fill(place, isStalled);
  await pause(settleMs);
  await swarm.ask('record', { port });
  const commits = await server.ask<Committed[]>('pace', { ...pace, practiceId, topic });
  await pause(settleMs);
  const found = await swarm.ask<Latencies>('latencies', { port, commits: [commits], leftOut: 1 });
  const { heap, external } = await server.ask<MemoryInUse>('memory');
  const most = Math.max(buffered, await server.ask<number>('mostBuffered'));
  if (isStalled) await swarm.ask('stall', { port, isStalled: false });
  await expectEveryClient(place);
  return { ...found, memory: heap + external, buffered: most };
}

/** Answers the most bytes that the server kept for one socket. */
async function fill(place: Place, isStalled: boolean): Promise<number> {
  const { swarm, server, port, practiceId, topic, boardSize } = place;
  let most = 0;
  await swarm.ask('count', { port });
  for (let sent = 0; sent < (isStalled ? mostRounds : rounds); sent += roundsAtOnce) {
    await server.ask('deliver', { practiceId, topic, visits: boardSize, rounds: roundsAtOnce, version: 1_000 });
    await swarm.ask('arrival', { port, each: sent + roundsAtOnce, leftOut: 1 });
    most = Math.max(most, await server.ask<number>('mostBuffered'));
    if (!isStalled || most < congested) continue;
    rounds = sent + roundsAtOnce;
    return most;
  }
  if (isStalled) throw new Error('The stalled socket was never full.');
  return most;
}

/** A client that did not read for a while gets the board as it is, and then the payloads that the others get. */
async function expectEveryClient({ swarm, server, port, practiceId, topic }: Place): Promise<void> {
  await pause(settleMs);
  await swarm.ask('count', { port });
  await server.ask('deliver', { practiceId, topic, visits: 1, rounds: 1, version: 2_000 });
  await swarm.ask('arrival', { port, each: 1 });
}
