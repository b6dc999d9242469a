import { BookAppointmentDocument } from '../generated/operations.ts';
import type { PatientScript, PlannedAppointment } from '../plan/morning-plan.ts';
import { appointmentLabel } from './appointment-label.ts';
import { findBusyTimes } from './find-busy-times.ts';
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
  const busyTimes = (date: string) => findBusyTimes(crew.desk, { providerId: fixed.providerId, date });
  const id = await placeAppointment({ ...times, busyTimes }, wanted, async (startsAt, roomId): Promise<Attempt> => {
    const { result } = await crew.desk.ask(BookAppointmentDocument, { input: { ...fixed, startsAt, roomId } });
    if (result.__typename === 'BookAppointmentSuccess') return result.appointment;
    return result.__typename === 'SlotTakenError' ? { taken: result } : { refused: result.message };
  });
  journal.note(id ? `${label} is booked for ${visitType?.name}` : `${label} finds no free time left today`);
  if (id) journal.tally.booked += 1;
  return id;
}
