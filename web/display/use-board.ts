import { useEffect, useReducer } from 'preact/hooks';
import { type BoardState, nextBoardState, nothingYet } from './board-state.ts';
import { currentMoment } from './moment.ts';
import { useLatest } from './use-latest.ts';
import { watchBoard } from './watch-board.ts';

/** How long a call fills the screen, and how long when more are to follow. */
const announceMs = 10_000;
const announceBrieflyMs = 5_000;

interface BoardProps {
  token: string;
  onRefused: () => void;
  /** A call begins to be announced. */
  onCall: () => void;
}

/** The board as the server sends it, and the calls to announce one after another. */
export function useBoard({ token, onRefused, onCall }: BoardProps): BoardState {
  const [state, dispatch] = useReducer(nextBoardState, nothingYet);
  const latest = useLatest({ onRefused, onCall });
  useEffect(
    () =>
      watchBoard({
        token,
        onBoard: (board) => dispatch({ type: 'PAYLOAD', board, now: currentMoment() }),
        onRefused: () => latest.current.onRefused(),
      }),
    [token, latest],
  );
  const key = state.calls[0]?.key;
  const isMoreToAnnounce = state.calls.length > 1;
  useEffect(() => {
    if (key) latest.current.onCall();
  }, [key, latest]);
  useEffect(() => {
    if (!key) return;
    const timer = setTimeout(() => dispatch({ type: 'TOLD', key }), isMoreToAnnounce ? announceBrieflyMs : announceMs);
    return () => clearTimeout(timer);
  }, [key, isMoreToAnnounce]);
  return state;
}
