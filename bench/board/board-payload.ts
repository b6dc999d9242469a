import { LiveKind } from '../../src/generated/models.ts';
import { type LiveTick, subjectsOf } from '../../src/live/course/live-tick.ts';
import type { BoardInMemory, VisitInMemory } from './board-in-memory.ts';

export function boardPayload(board: BoardInMemory, tick: LiveTick) {
  const { kind, cursor } = tick;
  board.payloads += 1;
  return { kind, cursor, at: board.at, visits: visitsShown(board, tick), removed: [] };
}

function visitsShown({ visits }: BoardInMemory, tick: LiveTick): VisitInMemory[] {
  if (tick.kind === LiveKind.SNAPSHOT) return [...visits.values()];
  return subjectsOf(tick).flatMap((id) => visits.get(id) ?? []);
}
