import { CallPatientDocument, RoomNowDocument } from '../generated/operations.ts';
import type { Stay } from './stay.ts';
import { tookStep } from './took-step.ts';

/**
 * Waits for a room that is ready and calls the patient there. A room that another member took meanwhile is waited for
 * again.
 */
export async function callToRoom(stay: Stay): Promise<'NEXT' | 'TIRED' | 'LOST'> {
  const { morning, script, visit } = stay;
  const { office, floor, rooms, crew, journal } = morning;
  const idOf = (place: number) => office.rooms[place]?.id ?? '';
  const booked = script.appointment?.room ?? null;
  const wish = {
    fit: new Set(office.visitTypes[script.visitType]?.rooms.map(idOf)),
    preferred: booked === null ? null : idOf(booked),
    deadline: script.leavesAt,
  };
  for (;;) {
    const room = await floor.room(wish);
    if (!room) return 'TIRED';
    const { result } = await crew.assistant.ask(CallPatientDocument, { id: visit.id, roomId: room.id });
    if (result.__typename === 'RoomNotReadyError') {
      rooms.note([(await crew.assistant.ask(RoomNowDocument, { id: room.id })).room]);
      floor.entered(room);
      continue;
    }
    const isCalled = await tookStep(stay, 'CALLED', result);
    floor.entered(room);
    if (!isCalled) return 'LOST';
    stay.room = room;
    journal.note(`${visit.ticket} is called to ${room.name}`);
    return 'NEXT';
  }
}
