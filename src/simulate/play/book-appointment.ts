import { BookAppointmentDocument, RescheduleAppointmentDocument } from '../generated/operations.ts';
import type { PatientScript, PlannedAppointment } from '../plan/morning-plan.ts';
import { appointmentLabel } from './appointment-label.ts';
import type { Morning } from './morning.ts';
import { type Attempt, placeAppointment } from './place-appointment.ts';

/** Books a script's appointment and answers its id; null when the day has no time left for it. */
export async function bookAppointment(
  { office, crew, times, journal }: Morning,
  script: PatientScript,
  { startsAt, room }: PlannedAppointment,
): Promise<string | null> {
  const visitType = office.visitTypes[script.visitType];
  const label = appointmentLabel(office, script, startsAt);
  const wanted = {
    startsAt: times.at(startsAt, script.arrivesAt),
    minutes: visitType?.minutes ?? 0,
    roomId: room === null ? null : (office.rooms[room]?.id ?? null),
    mayBeLater: script.arrivesAt !== null,
  };
  const fixed = {
    patientId: office.patientIds[script.patient] ?? '',
    visitTypeId: visitType?.id ?? '',
    siteId: office.site.id,
    providerId: office.providers[script.provider]?.id ?? '',
    note: 'Simulated morning',
    outsideHours: true,
  };
  const id = await placeAppointment(times, wanted, async (startsAt, roomId): Promise<Attempt> => {
    const { result } = await crew.desk.ask(BookAppointmentDocument, { input: { ...fixed, startsAt, roomId } });
    if (result.__typename === 'BookAppointmentSuccess') return result.appointment;
    return result.__typename === 'SlotTakenError' ? { taken: result } : { refused: result.message };
  });
  journal.tell(id ? `${label} is booked for ${visitType?.name}` : `${label} finds no free time left today`);
  if (id) journal.tally.booked += 1;
  return id;
}

/** Moves an appointment to another time of the morning and answers the new one's id; the same where that fails. */
export async function moveAppointment(
  { office, crew, times, journal }: Morning,
  script: PatientScript,
  { id, from, to }: { id: string; from: number; to: number },
): Promise<string> {
  const wanted = {
    startsAt: times.at(to, script.arrivesAt),
    minutes: office.visitTypes[script.visitType]?.minutes ?? 0,
    roomId: null,
    mayBeLater: true,
  };
  const moved = await placeAppointment(times, wanted, async (startsAt): Promise<Attempt> => {
    const { result } = await crew.desk.ask(RescheduleAppointmentDocument, { id, startsAt, roomId: null });
    if (result.__typename === 'RescheduleAppointmentSuccess') return result.appointment;
    return result.__typename === 'SlotTakenError' ? { taken: result } : { refused: result.message };
  });
  const label = appointmentLabel(office, script, from);
  journal.tell(
    moved ? `${label} is rescheduled: now ${appointmentLabel(office, script, to)}` : `${label} cannot be rescheduled`,
  );
  if (moved) journal.tally.rescheduled += 1;
  return moved ?? id;
}
