import { openConnection } from './open-connection.ts';
import type { BoardSource } from './open-way.ts';

const firstMs = 15_000;
const longestMs = 5 * 60_000;

interface Search<Shown> {
  source: BoardSource<Shown>;
  onFound: () => void;
}

/** Tries now and then whether a WebSocket comes through after all. Answers how to stop. */
export function seekSocket<Shown>({ source, onFound }: Search<Shown>): () => void {
  let waitMs = firstMs;
  let hangUp = () => {};
  let timer: number | undefined;
  const stop = () => {
    window.clearTimeout(timer);
    hangUp();
  };
  const tryLater = () => {
    timer = window.setTimeout(tryNow, waitMs);
    waitMs = Math.min(2 * waitMs, longestMs);
  };
  const tryNow = () => {
    const onBoard = () => {
      stop();
      onFound();
    };
    hangUp = openConnection('SOCKET', { source, after: null, onBoard, onEnd: tryLater });
  };
  tryLater();
  return stop;
}
