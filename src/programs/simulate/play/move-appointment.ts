import { RescheduleAppointmentDocument } from '../generated/operations.ts';
import type { PatientScript } from '../plan/morning-plan.ts';
import { appointmentLabel } from './appointment-label.ts';
import { findBusyTimes } from './find-busy-times.ts';
import type { Morning } from './morning.ts';
import { type Attempt, placeAppointment } from './place-appointment.ts';

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
  const providerId = office.providers[script.provider]?.id ?? '';
  const busyTimes = (date: string) => findBusyTimes(crew.desk, { providerId, date });
  const moved = await placeAppointment({ ...times, busyTimes }, wanted, async (startsAt): Promise<Attempt> => {
    const { result } = await crew.desk.ask(RescheduleAppointmentDocument, { id, startsAt, roomId: null });
    if (result.__typename === 'RescheduleAppointmentSuccess') return result.appointment;
    return result.__typename === 'SlotTakenError' ? { taken: result } : { refused: result.message };
  });
  const label = appointmentLabel(office, script, from);
  journal.note(
    moved ? `${label} is rescheduled: now ${appointmentLabel(office, script, to)}` : `${label} cannot be rescheduled`,
  );
  if (moved) journal.tally.rescheduled += 1;
  return moved ?? id;
}
