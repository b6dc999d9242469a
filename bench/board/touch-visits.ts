import type { NewEvent } from '../../src/live/log/event.ts';
import type { BoardInMemory } from './board-in-memory.ts';

/** Changes the first visits of the board; answers the events that report it. */
export function touchVisits(board: BoardInMemory, topic: string, count: number, version: number): NewEvent[] {
  const touched = [...board.visits.entries()].slice(0, count);
  return touched.map(([subjectId, visit]) => {
    visit.ticket = `A${version}`;
    return { type: 'VISIT_CHANGED', subjectId, topics: [topic] };
  });
}
