import { topics } from '../../live/log/topics.ts';
import type { WriteUnit } from '../../writing/write.ts';
import type { VisitRow } from './visit.entity.ts';

/** Tells every board that shows where a visit stands: the waiting room's, that of the room it holds, and that of the day it was booked for. */
export function tellBoards({ emit }: WriteUnit, { id, siteId, roomId, appointmentId }: VisitRow): void {
  emit({ type: 'VISIT_CHANGED', subjectId: id, topics: [topics.visits(siteId)] });
  if (roomId) emit({ type: 'ROOM_CHANGED', subjectId: roomId, topics: [topics.rooms(siteId)] });
  if (appointmentId) {
    emit({ type: 'APPOINTMENT_CHANGED', subjectId: appointmentId, topics: [topics.appointments(siteId)] });
  }
}
