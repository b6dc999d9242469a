import { useEffect, useReducer, useRef } from 'preact/hooks';
import { type BoardState, nextBoardState, nothingYet } from './board-state.ts';
import { currentMoment } from './moment.ts';
import { watchBoard } from './watch-board.ts';

/** How long a call fills the screen, and how long when more are to follow. */
const tellMs = 10_000;
const tellBrieflyMs = 5_000;

interface BoardProps {
  token: string;
  onRefused: () => void;
  /** A call begins to be told. */
  onCall: () => void;
}

/** The board as the server tells it, and the calls to tell one after another. */
export function useBoard({ token, onRefused, onCall }: BoardProps): BoardState {
  const [state, dispatch] = useReducer(nextBoardState, nothingYet);
  useEffect(
    () => watchBoard({ token, onRefused, onBoard: (board) => dispatch({ type: 'PAYLOAD', board, now: currentMoment() }) }),
    [token],
  );
  const latestOnCall = useRef(onCall);
  latestOnCall.current = onCall;
  const key = state.calls[0]?.key;
  const isMoreToTell = state.calls.length > 1;
  useEffect(() => {
    if (key) latestOnCall.current();
  }, [key]);
  useEffect(() => {
    if (!key) return;
    const timer = setTimeout(() => dispatch({ type: 'TOLD', key }), isMoreToTell ? tellBrieflyMs : tellMs);
    return () => clearTimeout(timer);
  }, [key, isMoreToTell]);
  return state;
}
