import type { NewEvent } from '../../live/log/event.ts';
import { roomChanged } from '../rooms/room.events.ts';
import { appointmentChanged } from '../scheduling/appointment.events.ts';
import type { VisitRow } from './visit.entity.ts';

/** Events that the waiting-room boards and displays of a site listen to. */
export function visitsTopic(siteId: string): string {
  return `visits:${siteId}`;
}

export function visitChanged({ id, siteId }: Pick<VisitRow, 'id' | 'siteId'>): NewEvent {
  return { type: 'VISIT_CHANGED', subjectId: id, topics: [visitsTopic(siteId)] };
}

/** A visit moved. Boards of the room that it holds and of the day that it was booked for show where it stands, too. */
export function visitMoved(visit: VisitRow): NewEvent[] {
  const { siteId, roomId, appointmentId } = visit;
  return [
    visitChanged(visit),
    ...(roomId ? [roomChanged({ id: roomId, siteId })] : []),
    ...(appointmentId ? [appointmentChanged({ id: appointmentId, siteId })] : []),
  ];
}
