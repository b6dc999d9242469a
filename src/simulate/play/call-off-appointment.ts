import { CancelAppointmentDocument, MarkNoShowDocument } from '../generated/operations.ts';
import type { Morning } from './morning.ts';

/** Cancels an appointment and says whether that could be done. */
export async function cancelAppointment(
  { crew, journal }: Morning,
  { id, label, by, reason }: { id: string; label: string; by: 'PATIENT' | 'OFFICE'; reason: string },
): Promise<boolean> {
  const { result } = await crew.desk.ask(CancelAppointmentDocument, { id, by, reason });
  const isCancelled = result.__typename === 'CancelAppointmentSuccess';
  if (isCancelled) journal.tally.cancelled += 1;
  journal.tell(isCancelled ? `${label} is cancelled by the ${by.toLowerCase()}` : `${label} stays: ${result.message}`);
  return isCancelled;
}

/** Notes that a patient did not come. Shortly after midnight no appointment of the day may have begun: then the office cancels it. */
export async function noteNoShow(morning: Morning, { id, label }: { id: string; label: string }): Promise<void> {
  const { crew, journal } = morning;
  const { result } = await crew.desk.ask(MarkNoShowDocument, { id });
  if (result.__typename === 'MarkNoShowSuccess') {
    journal.tally.noShows += 1;
    journal.tell(`${label} did not come`);
  } else if (result.__typename === 'AppointmentStateError' && result.appointment.status === 'BOOKED') {
    await cancelAppointment(morning, { id, label, by: 'OFFICE', reason: 'Did not come' });
  } else {
    journal.tell(`${label} is looked after by somebody else: ${result.message}`);
  }
}
