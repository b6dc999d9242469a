import { newId } from '../../../database/sql/new-id.ts';
import { AppointmentStatus, Confirmation, VisitStage } from '../../../generated/models.ts';
import type { PlacedEncounter } from './encounter-places.ts';

const { WAITING, IN_ROOM, WITH_PROVIDER, DONE } = VisitStage;

interface Details {
  visitTypeId: string;
  day: string;
  ticket: string;
}

export type PastVisit = ReturnType<typeof pastVisit>;

/**
 * The rows of a visit that is over and of its appointment, which books nothing: encounters may overlap. An encounter
 * carries no waiting time, so the patient is with the provider from arrival to end.
 */
export function pastVisit(practiceId: string, place: PlacedEncounter, { visitTypeId, day, ticket }: Details) {
  const { patientId, site, providerId, payerId, encounter } = place;
  const { startsAt, endsAt, importKey } = encounter;
  const who = { practiceId, patientId, visitTypeId, siteId: site.id, providerId, version: 1, importKey };
  const appointment = {
    ...who,
    id: newId(),
    startsAt,
    endsAt,
    status: AppointmentStatus.FULFILLED,
    confirmation: Confirmation.NOT_ASKED,
  };
  const visit = {
    ...who,
    id: newId(),
    appointmentId: appointment.id,
    payerId,
    day,
    ticket,
    stage: DONE,
    stageSince: endsAt,
    arrivedAt: startsAt,
    firstRoomedAt: startsAt,
    endedAt: endsAt,
  };
  const step = (fromStage: VisitStage | null, toStage: VisitStage, at: Date) => {
    return { practiceId, id: newId(), visitId: visit.id, fromStage, toStage, at };
  };
  const steps = [
    step(null, WAITING, startsAt),
    step(WAITING, IN_ROOM, startsAt),
    step(IN_ROOM, WITH_PROVIDER, startsAt),
    step(WITH_PROVIDER, DONE, endsAt),
  ];
  return { appointment, visit, steps };
}
