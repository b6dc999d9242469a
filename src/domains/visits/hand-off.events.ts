import type { NewEvent } from '../../live/log/event.ts';
import type { HandOffRow } from './hand-off.entity.ts';

/** Events that the lists of what is handed to a member of staff listen to. */
export function handOffsTopic(staffMemberId: string): string {
  return `hand-offs:${staffMemberId}`;
}

export function handOffChanged({ id, toId }: Pick<HandOffRow, 'id' | 'toId'>): NewEvent {
  return { type: 'HAND_OFF_CHANGED', subjectId: id, topics: [handOffsTopic(toId)] };
}
