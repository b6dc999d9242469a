import type { NewEvent } from '../../live/log/event.ts';
import type { RoomRow } from './room.entity.ts';

/** Events that the rooms boards of a site listen to. */
export function roomsTopic(siteId: string): string {
  return `rooms:${siteId}`;
}

export function roomChanged({ id, siteId }: Pick<RoomRow, 'id' | 'siteId'>): NewEvent {
  return { type: 'ROOM_CHANGED', subjectId: id, topics: [roomsTopic(siteId)] };
}
