import { useEffect, useState } from 'preact/hooks';
import { currentMoment, type Moment } from './moment.ts';
import type { BoardSource, Positioned } from './open-way.ts';
import { useLatest } from './use-latest.ts';
import { watchBoard } from './watch-board.ts';

interface Watched<Shown> {
  source: BoardSource<Shown>;
  onRefused: () => void;
}

interface Latest<Shown> {
  board: Shown | null;
  /** When it came. */
  heardAt: Moment | null;
}

/** A board as the server sent it last. */
export function useLatestBoard<Shown extends Positioned>({ source, onRefused }: Watched<Shown>): Latest<Shown> {
  const [latest, setLatest] = useState<Latest<Shown>>({ board: null, heardAt: null });
  const latestOnRefused = useLatest(onRefused);
  const { token, document } = source;
  useEffect(
    () =>
      watchBoard<Shown>({
        source: { token, document },
        onBoard: (board) => setLatest({ board, heardAt: currentMoment() }),
        onRefused: () => latestOnRefused.current(),
      }),
    [token, document, latestOnRefused],
  );
  return latest;
}
