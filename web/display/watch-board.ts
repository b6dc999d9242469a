import { createClient } from 'graphql-ws';
import { BoardDocument, type BoardSubscription } from '../generated/operations.ts';
import type { Board } from './board-state.ts';
import { silenceMs } from './liveness.ts';
import { stateOf } from './pair-screen.ts';
import { reloadIfChanged } from './reload-if-changed.ts';

interface BoardWatch {
  token: string;
  onBoard: (board: Board) => void;
  /** The token was withdrawn. */
  onRefused: () => void;
}

/** A connection may take this long to bring its first payload. */
const patienceMs = 10_000;
const passingCodes = ['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE'];
/** How a server closes a socket whose token it does not take. */
const refusedClose = 4403;

/** Watches the board for ever: a connection that is lost or silent is replaced, from the cursor where it stopped. Answers how to stop. */
export function watchBoard({ token, onBoard, onRefused }: BoardWatch): () => void {
  let isStopped = false;
  let cursor: string | null = null;
  let wasLost = false;
  let endConnection = () => {};
  let retry: number | undefined;

  const connect = () => {
    endConnection = openConnection({
      token,
      after: cursor,
      onBoard: (board) => {
        if (wasLost) void reloadIfChanged();
        wasLost = false;
        cursor = board.cursor;
        onBoard(board);
      },
      onEnd: async (isRefused) => {
        wasLost = true;
        if (isRefused) {
          // A cursor that was refused would be refused for ever; the board comes whole in any case.
          cursor = null;
          // A newer server may not understand this page any more.
          void reloadIfChanged();
        }
        const isWithdrawn = isRefused && (await stateOf(token)) === 'EXPIRED';
        if (isStopped) return;
        if (isWithdrawn) onRefused();
        else retry = window.setTimeout(connect, 800 + Math.random() * 400);
      },
    });
  };
  connect();
  return () => {
    isStopped = true;
    window.clearTimeout(retry);
    endConnection();
  };
}

interface Connection {
  token: string;
  after: string | null;
  onBoard: (board: Board) => void;
  /** Called once, unless the connection was ended from here. */
  onEnd: (isRefused: boolean) => void;
}

function openConnection({ token, after, onBoard, onEnd }: Connection): () => void {
  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  let isOver = false;
  let silence = window.setTimeout(() => end(false), patienceMs);
  const close = () => {
    isOver = true;
    window.clearTimeout(silence);
    // Without a goodbye: a dead connection would not hear it.
    client.terminate();
  };
  const end = (isRefused: boolean) => {
    if (isOver) return;
    close();
    onEnd(isRefused);
  };
  client.subscribe<BoardSubscription>(
    { query: BoardDocument.toString(), variables: { after } },
    {
      next: ({ data, errors }) => {
        if (isOver) return;
        if (!data) return end(!errors?.every(({ extensions }) => isPassing(extensions?.code)));
        window.clearTimeout(silence);
        silence = window.setTimeout(() => end(false), silenceMs);
        onBoard(data.displayBoard);
      },
      error: (error) => end(Array.isArray(error) || (error instanceof CloseEvent && error.code === refusedClose)),
      complete: () => end(false),
    },
  );
  return close;
}

/** Faults of the server that the next try may not meet; all else is about this page, its cursor or its token. */
function isPassing(code: unknown): boolean {
  return passingCodes.includes(String(code));
}
