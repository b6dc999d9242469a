import { keptValue } from './kept-value.ts';
import type { BoardSource } from './open-way.ts';
import { seekSocket } from './seek-socket.ts';
import { type Ending, nextStanding, type Standing, type Way } from './way.ts';

interface KeptWay {
  /** The way to go now. */
  readonly way: Way;
  /** A connection began to bring boards. */
  opened(): void;
  ended(ending: Ending): void;
  stop(): void;
}

interface Keeping<Shown> {
  source: BoardSource<Shown>;
  /** A WebSocket comes through again: the way is that now. */
  onSocket: () => void;
}

/** The way that worked last; after a reload it is tried first. */
const kept = keptValue('foyer.display.way');

/**
 * Knows which way to go, from how it went so far. WebSockets are preferred: while there is none, they are tried beside
 * the stream.
 */
export function keepWay<Shown>({ source, onSocket }: Keeping<Shown>): KeptWay {
  let standing: Standing = { way: kept.read() === 'STREAM' ? 'STREAM' : 'SOCKET', failures: 0 };
  let stopSeeking: (() => void) | undefined;
  const stop = () => {
    stopSeeking?.();
    stopSeeking = undefined;
  };
  const onFound = () => {
    standing = { way: 'SOCKET', failures: 0 };
    onSocket();
  };
  return {
    get way() {
      return standing.way;
    },
    opened: () => {
      kept.write(standing.way);
      if (standing.way === 'STREAM') stopSeeking ??= seekSocket({ source, onFound });
      else stop();
    },
    ended: (ending) => {
      standing = nextStanding(standing, ending);
    },
    stop,
  };
}
