import { CancelAppointmentDocument } from '../generated/operations.ts';
import type { Morning } from './morning.ts';

/** Cancels an appointment and says whether that could be done. */
export async function cancelAppointment(
  { crew, journal }: Morning,
  { id, label, by, reason }: { id: string; label: string; by: 'PATIENT' | 'OFFICE'; reason: string },
): Promise<boolean> {
  const { result } = await crew.desk.ask(CancelAppointmentDocument, { id, by, reason });
  const isCancelled = result.__typename === 'CancelAppointmentSuccess';
  if (isCancelled) journal.tally.cancelled += 1;
  journal.note(
    isCancelled ? `${label} is cancelled by the ${by.toLowerCase()}: ${reason}` : `${label} stays: ${result.message}`,
  );
  return isCancelled;
}
