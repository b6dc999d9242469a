import { useEffect, useReducer } from 'preact/hooks';
import { BoardDocument } from '../generated/operations.ts';
import { type Board, type BoardState, type Call, nextBoardState, nothingYet } from './board-state.ts';
import { currentMoment } from './moment.ts';
import { useLatest } from './use-latest.ts';
import { watchBoard } from './watch-board.ts';

/** How long a call covers its list, and how long when more are to follow. */
const announceMs = 10_000;
const announceBrieflyMs = 5_000;

interface BoardProps {
  token: string;
  onRefused: () => void;
  /** A call begins to be announced. */
  onCall: (call: Call, board: Board) => void;
}

/** The board as the server sends it, and the calls to announce one after another. */
export function useBoard({ token, onRefused, onCall }: BoardProps): BoardState {
  const [state, dispatch] = useReducer(nextBoardState, nothingYet);
  const latest = useLatest({ onRefused, onCall });
  useEffect(
    () =>
      watchBoard({
        source: { token, document: BoardDocument },
        onBoard: (board) => dispatch({ type: 'PAYLOAD', board, now: currentMoment() }),
        onRefused: () => latest.current.onRefused(),
      }),
    [token, latest],
  );
  const current = useLatest(state);
  const key = state.calls[0]?.key;
  const isMoreToAnnounce = state.calls.length > 1;
  useEffect(() => {
    const { board, calls } = current.current;
    if (key && board && calls[0]) latest.current.onCall(calls[0], board);
  }, [key, latest, current]);
  useEffect(() => {
    if (!key) return;
    const timer = setTimeout(() => dispatch({ type: 'TOLD', key }), isMoreToAnnounce ? announceBrieflyMs : announceMs);
    return () => clearTimeout(timer);
  }, [key, isMoreToAnnounce]);
  return state;
}
