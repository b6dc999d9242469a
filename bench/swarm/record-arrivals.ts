import type { Committed } from '../board/tell-at-pace.ts';
import { wallClock } from '../frame/wall-clock.ts';
import { clientsOf } from './client-group.ts';
import type { RawSocket } from './open-raw-socket.ts';

interface Arrival {
  seq: number;
  at: number;
}

const arrivals = new Map<RawSocket, Arrival[]>();
const head = /"kind":"(\w+)","cursor":"[0-9a-f]+\.(\d+)"/;
/** The kind and the cursor stand at the beginning. */
const headLength = 220;

/** From now on it is noted when each change arrives. */
export function recordArrivals(port: number): void {
  const now = wallClock();
  for (const { socket } of clientsOf(port)) {
    const own: Arrival[] = [];
    arrivals.set(socket, own);
    socket.onBody = (body) => {
      const at = now();
      const [, kind, seq] = head.exec(body.toString('latin1', 0, headLength)) ?? [];
      if (kind === 'CHANGE') own.push({ seq: Number(seq), at });
    };
  }
}

export interface Latencies {
  p50: number;
  p99: number;
  most: number;
  count: number;
}

interface Committing {
  port: number;
  /** Of each practice that was committed to, in the order in which the sockets take turns between them. */
  commits: Committed[][];
  /** Sockets that are not looked at, from the first. */
  leftOut?: number;
}

/** Time from each commit to each socket of its practice, in milliseconds. Fails when a socket has missed an event or saw them out of order. */
export function latencies({ port, commits, leftOut = 0 }: Committing): Latencies {
  const all: number[] = [];
  clientsOf(port).forEach(({ socket }, number) => {
    const own = arrivals.get(socket) ?? [];
    socket.onBody = undefined;
    arrivals.delete(socket);
    if (number < leftOut) return;
    all.push(...latenciesOf(own, commits[number % commits.length] ?? []));
  });
  const sorted = Float64Array.from(all).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p99: at(0.99), most: at(1), count: sorted.length };
}

function latenciesOf(own: readonly Arrival[], commits: readonly Committed[]): number[] {
  if (own.some(({ seq }, index) => seq <= (own[index - 1]?.seq ?? 0))) throw new Error('Cursors went back.');
  let next = 0;
  return commits.map(([seq, at]) => {
    while ((own[next]?.seq ?? Infinity) < seq) next += 1;
    const arrival = own[next];
    if (!arrival) throw new Error(`Event ${seq} never arrived.`);
    return arrival.at - at;
  });
}
