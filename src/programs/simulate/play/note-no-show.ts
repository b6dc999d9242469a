import { MarkNoShowDocument } from '../generated/operations.ts';
import { cancelAppointment } from './cancel-appointment.ts';
import type { Expected } from './check-in.ts';
import type { Morning } from './morning.ts';

/**
 * Notes that a patient did not come. Shortly after midnight no appointment of the day may have begun: then the office
 * cancels it.
 */
export async function noteNoShow(morning: Morning, { id, label }: { id: string; label: string }): Promise<void> {
  const { crew, journal } = morning;
  const { result } = await crew.desk.ask(MarkNoShowDocument, { id });
  if (result.__typename === 'MarkNoShowSuccess') {
    journal.tally.noShows += 1;
    journal.note(`${label} did not come`);
  } else if (result.__typename === 'AppointmentStateError' && result.appointment.status === 'BOOKED') {
    await cancelAppointment(morning, { id, label, by: 'OFFICE', reason: 'Did not come' });
  } else {
    journal.note(`${label} is looked after by a colleague: ${result.message}`);
  }
}

/** Notes that a patient is not here yet; they may still come. False where the appointment has not begun. */
export async function noteLate({ crew, journal }: Morning, { id, label }: Expected): Promise<boolean> {
  const { result } = await crew.desk.ask(MarkNoShowDocument, { id });
  const isNoted = result.__typename === 'MarkNoShowSuccess';
  if (isNoted) journal.note(`${label} is not here, and is noted as a no-show`);
  return isNoted;
}
