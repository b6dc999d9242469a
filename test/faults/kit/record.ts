import type { WebSocket } from 'ws';
import type { Recording, Sitting, Watched } from './recording.ts';
import { sit } from './sit.ts';
import { until } from './until.ts';

interface RecordOptions {
  name: string;
  /** Where the nodes are now. */
  urls: () => readonly string[];
  /** Which of them to begin with. */
  first: number;
  token: string;
  watched: Watched;
}

/** A client that writes down what it sees. After any end of its subscription it goes to the next node and continues there after its last cursor. */
export interface Recorder {
  recording: Recording;
  /** Waits until the client has received every event up to this number, or a cursor past those that do not concern it. */
  reaches(seq: number): Promise<void>;
  stop(): void;
}

export function record({ name, urls, first, token, watched }: RecordOptions): Recorder {
  const recording: Recording = { name, watched, sittings: [] };
  let isStopped = false;
  let socket: WebSocket | undefined;
  const sitDown = (turn: number): void => {
    if (isStopped) return;
    const url = urls()[turn % urls().length] ?? 'http://no-node.invalid';
    const sitting: Sitting = { url, after: lastCursor(recording), seen: [], end: null };
    recording.sittings.push(sitting);
    socket = sit(sitting, token, watched);
    // Not all at the same moment, as clients do.
    socket.on('close', () => setTimeout(() => sitDown(turn + 1), 50 + Math.random() * 100));
  };
  sitDown(first);
  return {
    recording,
    reaches: async (seq) => {
      const lost = () => recording.sittings.slice(-3).map(({ url, after, end }) => `${url} after ${after}: ${end}`);
      const isThere = () => Number(lastCursor(recording)?.split('.')[1] ?? -1) >= seq;
      await until(() => `${name} has received event ${seq} (${lost().join('; ')})`, isThere);
    },
    stop: () => {
      isStopped = true;
      socket?.terminate();
    },
  };
}

function lastCursor({ sittings }: Recording): string | null {
  const last = sittings.at(-1);
  return last?.seen.at(-1)?.cursor ?? last?.after ?? null;
}
