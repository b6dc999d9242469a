import { keepWay } from './keep-way.ts';
import { openConnection } from './open-connection.ts';
import type { BoardSource, Positioned } from './open-way.ts';
import { stateOf } from './pair-screen.ts';
import { reloadIfChanged } from './reload-if-changed.ts';
import type { Ending } from './way.ts';

interface BoardWatch<Shown> {
  source: BoardSource<Shown>;
  onBoard: (board: Shown) => void;
  /** The token was withdrawn. */
  onRefused: () => void;
}

/**
 * Watches the board for ever: a connection that is lost or silent is replaced, from the cursor where it stopped.
 * Answers how to stop.
 */
export function watchBoard<Shown extends Positioned>({ source, onBoard, onRefused }: BoardWatch<Shown>): () => void {
  let isStopped = false;
  let cursor: string | null = null;
  let wasLost = false;
  let hangUp = () => {};
  let retry: number | undefined;

  const connect = () => {
    window.clearTimeout(retry);
    hangUp();
    hangUp = openConnection(kept.way, { source, after: cursor, onOpen, onBoard: show, onEnd });
  };
  const kept = keepWay({ source, onSocket: connect });
  const onOpen = () => {
    if (wasLost) void reloadIfChanged();
    wasLost = false;
    kept.opened();
  };
  const show = (board: Shown) => {
    cursor = board.cursor;
    onBoard(board);
  };
  const onEnd = async (ending: Ending) => {
    const lost = hangUp;
    wasLost = true;
    kept.ended(ending);
    if (ending.isRefused) {
      // A cursor that was refused would be refused for ever; the board comes whole in any case.
      cursor = null;
      // A newer server may not understand this page any more.
      void reloadIfChanged();
    }
    const isWithdrawn = ending.isRefused && (await stateOf(source.token)) === 'EXPIRED';
    // Meanwhile the page may have been left, or another connection opened.
    if (isStopped || hangUp !== lost) return;
    if (isWithdrawn) onRefused();
    else retry = window.setTimeout(connect, ending.comeBackMs ?? 800 + Math.random() * 400);
  };
  connect();
  return () => {
    isStopped = true;
    kept.stop();
    window.clearTimeout(retry);
    hangUp();
  };
}
