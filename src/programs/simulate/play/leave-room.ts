import { RoomNowDocument } from '../generated/operations.ts';
import type { Stay } from './stay.ts';
import { turnOverRoom } from './turn-over-room.ts';

/** Looks at the room a patient was in or called to, and has it cleaned if that is needed. */
export async function leaveRoom(stay: Stay): Promise<void> {
  const { morning, script, room } = stay;
  if (!room) return;
  stay.room = null;
  const { room: now } = await morning.crew.assistant.ask(RoomNowDocument, { id: room.id });
  morning.rooms.note([now]);
  if (now?.readiness !== 'NEEDS_CLEANING') return;
  morning.timeline.begin(() => turnOverRoom(morning, now, script.durations));
}
