import { CheckInAppointmentDocument, CheckInWalkInDocument, type VisitFactsFragment } from '../generated/operations.ts';
import type { PatientScript } from '../plan/morning-plan.ts';
import { cancelAppointment } from './cancel-appointment.ts';
import type { Morning } from './morning.ts';

/** An appointment whose patient comes. */
export interface Expected {
  id: string;
  label: string;
  /** Whether the patient was noted as a no-show. */
  isNoShow: boolean;
}

/** Checks a patient in, with an appointment or without; null when they cannot be. */
export async function checkIn(
  morning: Morning,
  script: PatientScript,
  expected: Expected | null,
): Promise<VisitFactsFragment | null> {
  if (!expected) return checkInWalkIn(morning, script);
  const { crew, journal } = morning;
  const { result } = await crew.desk.ask(CheckInAppointmentDocument, { id: expected.id });
  if (result.__typename === 'CheckInAppointmentSuccess') {
    journal.tally.arrived += 1;
    if (expected.isNoShow) journal.tally.cameLate += 1;
    journal.note(`${result.visit.ticket} arrives ${expected.isNoShow ? 'late after all ' : ''}for ${expected.label}`);
    return result.visit;
  }
  if (result.__typename === 'SlotTakenError') {
    // The time of a no-show was given to another patient.
    journal.tally.noShows += 1;
    return checkInWalkIn(morning, script);
  }
  if (result.__typename !== 'InvalidInputError') return turnedAway(morning, expected.label, result.message);
  // Midnight has passed since it was booked.
  await cancelAppointment(morning, { ...expected, by: 'OFFICE', reason: 'Its day is over' });
  return checkInWalkIn(morning, script);
}

async function checkInWalkIn(
  morning: Morning,
  { patient, visitType, provider }: PatientScript,
): Promise<VisitFactsFragment | null> {
  const { office, crew, journal } = morning;
  const input = {
    patientId: office.patientIds[patient] ?? '',
    siteId: office.site.id,
    visitTypeId: office.visitTypes[visitType]?.id ?? '',
    providerId: office.providers[provider]?.id,
  };
  const { result } = await crew.desk.ask(CheckInWalkInDocument, { input });
  if (result.__typename === 'InvalidInputError') journal.tally.refused += 1;
  if (result.__typename !== 'CheckInWalkInSuccess') return turnedAway(morning, 'a walk-in', result.message);
  journal.tally.arrived += 1;
  journal.tally.walkIns += 1;
  journal.note(`${result.visit.ticket} walks in for ${office.visitTypes[visitType]?.name}`);
  return result.visit;
}

function turnedAway({ journal }: Morning, who: string, why: string): null {
  journal.note(`${who} is not checked in: ${why}`);
  return null;
}
