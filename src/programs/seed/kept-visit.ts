import { newId } from '../../database/sql/new-id.ts';
import { VisitStage } from '../../generated/models.ts';
import type { SeededAppointment } from './appointment-row.ts';

interface Details {
  /** Minutes from arrival to the room. */
  waits: number;
  /** The site's calendar day. */
  day: string;
  ticket: string;
}

const { WAITING, IN_ROOM, WITH_PROVIDER, CHECKOUT, DONE } = VisitStage;

/** Minutes before the appointment at which its patient comes. */
const early = 6;
const intake = 5;
const checkout = 4;

/** The rows of a visit that is over: the patient came, waited, was seen and went home. */
export function keptVisit(appointment: SeededAppointment, { waits, day, ticket }: Details) {
  const { practiceId, siteId, patientId, providerId, visitTypeId, startsAt, endsAt } = appointment;
  const id = newId();
  const after = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * 60_000);
  const arrivedAt = after(startsAt, -early);
  const roomedAt = after(arrivedAt, waits);
  const seenAt = after(roomedAt, intake);
  const leavesRoomAt = after(seenAt, (endsAt.getTime() - startsAt.getTime()) / 60_000);
  const endedAt = after(leavesRoomAt, checkout);
  const steps = [
    { fromStage: null, toStage: WAITING, at: arrivedAt },
    { fromStage: WAITING, toStage: IN_ROOM, at: roomedAt },
    { fromStage: IN_ROOM, toStage: WITH_PROVIDER, at: seenAt },
    { fromStage: WITH_PROVIDER, toStage: CHECKOUT, at: leavesRoomAt },
    { fromStage: CHECKOUT, toStage: DONE, at: endedAt },
  ].map((step) => ({ practiceId, id: newId(), visitId: id, ...step }));
  const visit = {
    ...{ practiceId, id, siteId, patientId, providerId, visitTypeId, day, ticket, version: 1 },
    ...{ appointmentId: appointment.id, stage: DONE, stageSince: endedAt },
    ...{ arrivedAt, firstRoomedAt: roomedAt, endedAt },
  };
  return { visit, steps };
}
