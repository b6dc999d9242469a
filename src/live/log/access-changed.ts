import type { NewEvent } from './event.ts';

/**
 * Reports that a session, a member of staff or a display may have other rights now. Its watchers are looked up again on
 * every node.
 */
export function accessChanged(subjectId: string): NewEvent {
  return { type: 'ACCESS_CHANGED', subjectId, topics: [`access:${subjectId}`] };
}
