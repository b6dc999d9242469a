import { CheckInAppointmentDocument, UndoCheckInDocument } from '../generated/operations.ts';
import { mixedUpBefore } from '../plan/plan-morning.ts';
import type { Expected } from './check-in.ts';
import type { Morning } from './morning.ts';

const noticedAfter = 1;

/** A check-in of the wrong line, shortly before its own patient comes: noticed a minute later and taken back. */
export async function mixUp(
  { timeline, crew, journal }: Morning,
  expected: Expected,
  arrivesAt: number,
): Promise<void> {
  await timeline.until(arrivesAt - mixedUpBefore);
  const { result } = await crew.desk.ask(CheckInAppointmentDocument, { id: expected.id });
  if (result.__typename !== 'CheckInAppointmentSuccess') return;
  const { id, ticket } = result.visit;
  journal.note(`${ticket} is checked in for ${expected.label} by mistake`);
  await timeline.until(timeline.minute() + noticedAfter);
  const undone = await crew.desk.ask(UndoCheckInDocument, { id, reason: 'Wrong line' });
  const isUndone = undone.result.__typename === 'UndoCheckInSuccess';
  if (isUndone) journal.tally.mixedUp += 1;
  journal.note(isUndone ? `${ticket} is taken back` : `${ticket} is not taken back`);
}
