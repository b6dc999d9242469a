import { checkBoard } from './check-board.ts';
import { checkLog } from './check-log.ts';
import { checkTable } from './check-table.ts';
import type { Committed } from './committed.ts';
import type { Recording } from './recording.ts';

/**
 * Everything that is wrong with what the clients of a practice saw, against what was committed. It knows the contract and the tables, and nothing of how
 * Foyer delivers.
 */
export function check(recordings: readonly Recording[], committed: Committed): string[] {
  return [
    ...checkTable(committed),
    ...recordings.flatMap((recording) =>
      recording.watched.field === 'changes' ? checkLog(recording, committed) : checkBoard(recording, committed),
    ),
  ];
}
