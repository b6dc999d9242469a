import { silenceMs } from './liveness.ts';
import { openSocket } from './open-socket.ts';
import { openStream } from './open-stream.ts';
import type { BoardPayload, WayRequest } from './open-way.ts';
import type { Ending, Way } from './way.ts';

interface Connection<Shown> extends Pick<WayRequest<Shown>, 'source' | 'after'> {
  /** Called before the first board. */
  onOpen?: () => void;
  onBoard: (board: Shown) => void;
  /** Called once, unless the connection was ended from here. */
  onEnd: (ending: Ending) => void;
}

const ways = { SOCKET: openSocket, STREAM: openStream };
/**
 * A connection may take this long to bring its first payload. There is another way than a WebSocket, and a waiting room
 * that looks at the screen.
 */
const patienceMs = { SOCKET: 5_000, STREAM: 10_000 };
/** Faults of the server that the next try may not meet; all else is about this page, its cursor or its token. */
const passingCodes = ['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'TRY_AGAIN', 'TIMED_OUT'];

/** Watches the board over one connection until it is lost or silent. Answers how to hang up. */
export function openConnection<Shown>(
  way: Way,
  { source, after, onOpen, onBoard, onEnd }: Connection<Shown>,
): () => void {
  let isOver = false;
  let wasHeard = false;
  const silent = () => end({ wasSilent: true });
  let silence = window.setTimeout(silent, patienceMs[way]);
  const close = () => {
    isOver = true;
    window.clearTimeout(silence);
    hangUp();
  };
  const end = (ending: Partial<Ending>) => {
    if (isOver) return;
    close();
    onEnd({ wasSilent: false, isRefused: false, comeBackMs: null, ...ending, wasHeard });
  };
  const onPayload = ({ data, errors }: BoardPayload<Shown>) => {
    if (isOver) return;
    if (!wasHeard && data) onOpen?.();
    wasHeard = true;
    if (!data) return end({ isRefused: !errors?.every(({ extensions }) => isPassing(extensions?.code)) });
    window.clearTimeout(silence);
    silence = window.setTimeout(silent, silenceMs);
    onBoard(data.board);
  };
  const hangUp = ways[way]({ source, after, onPayload, onOver: end });
  return close;
}

function isPassing(code: unknown): boolean {
  return passingCodes.includes(String(code));
}
