import type { NewEvent } from './event.ts';

/** Says that a session, a member of staff or a display may see less now, or something else: whoever watches as such is looked at again on every node. */
export function accessChanged(subjectId: string): NewEvent {
  return { type: 'ACCESS_CHANGED', subjectId, topics: [`access:${subjectId}`] };
}
