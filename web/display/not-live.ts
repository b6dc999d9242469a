import type { BoardState } from './board-state.ts';
import { exactTime } from './times.ts';

/** The words to show while nothing is heard from the server. */
export function notLive({ board, heardAt }: Pick<BoardState, 'board' | 'heardAt'>): string {
  if (!board || !heardAt) return 'Connecting …';
  return `Not live since ${exactTime(Date.parse(board.at), board.timeZone)}`;
}
