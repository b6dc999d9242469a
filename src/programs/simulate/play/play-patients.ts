import { ConfirmAppointmentDocument } from '../generated/operations.ts';
import type { PatientScript, PlannedAppointment } from '../plan/morning-plan.ts';
import { appointmentLabel } from './appointment-label.ts';
import { bookAppointment } from './book-appointment.ts';
import { cancelAppointment } from './cancel-appointment.ts';
import { checkIn, type Expected } from './check-in.ts';
import { mixUp } from './mix-up.ts';
import type { Morning } from './morning.ts';
import { moveAppointment } from './move-appointment.ts';
import { noteLate, noteNoShow } from './note-no-show.ts';
import { seePatient } from './see-patient.ts';

/** How long the desk waits before it notes a no-show. */
const graceMinutes = 20;
/** The same where the provider has time for another patient. */
const patienceMinutes = 15;

/** Books the day's appointments, and begins each patient's morning. */
export async function playPatients(morning: Morning, scripts: readonly PatientScript[]): Promise<void> {
  for (const script of scripts) {
    const { appointment } = script;
    const id = appointment ? await bookAppointment(morning, script, appointment) : null;
    const booked = appointment && id ? { id, ...appointment } : null;
    morning.timeline.begin(() => playPatient(morning, script, booked));
  }
}

type Booked = PlannedAppointment & { id: string };

/**
 * One patient's morning, from the first telephone call to the door. A patient for whom there was no time comes without
 * an appointment.
 */
async function playPatient(morning: Morning, script: PatientScript, booked: Booked | null): Promise<void> {
  const expected = booked ? await keepAppointment(morning, script, booked) : null;
  if (expected === 'CANCELLED' || script.arrivesAt === null) return;
  if (expected && script.isMixedUp) await mixUp(morning, expected, script.arrivesAt);
  const comes = expected && (await waitFor(morning, script, expected));
  await morning.timeline.until(script.arrivesAt);
  const visit = await checkIn(morning, script, comes);
  if (visit) await seePatient(morning, script, visit);
}

async function keepAppointment(
  morning: Morning,
  script: PatientScript,
  booked: Booked,
): Promise<Expected | 'CANCELLED'> {
  const { office, timeline } = morning;
  const { startsAt, answer, call } = booked;
  let { id } = booked;
  let label = appointmentLabel(office, script, startsAt);
  if (answer) await noteAnswer(morning, { id, label, answer });
  if (call) {
    await timeline.until(call.at);
    if ('cancels' in call) {
      await cancelAppointment(morning, { id, label, by: 'PATIENT', reason: call.cancels });
      return 'CANCELLED';
    }
    id = await moveAppointment(morning, script, { id, from: startsAt, to: call.movesTo });
    label = appointmentLabel(office, script, call.movesTo);
  }
  if (script.arrivesAt !== null) return { id, label, isNoShow: false };
  await timeline.until(startsAt + graceMinutes);
  await noteNoShow(morning, { id, label });
  return 'CANCELLED';
}

/** A patient who is far behind their time is noted as a no-show before they come. */
async function waitFor(morning: Morning, script: PatientScript, expected: Expected): Promise<Expected> {
  const { appointment, arrivesAt } = script;
  const call = appointment?.call;
  const due = call && 'movesTo' in call ? call.movesTo : (appointment?.startsAt ?? 0);
  if (arrivesAt === null || arrivesAt <= due + patienceMinutes) return expected;
  await morning.timeline.until(due + patienceMinutes);
  return { ...expected, isNoShow: await noteLate(morning, expected) };
}

async function noteAnswer(
  { crew, journal }: Morning,
  { id, label, answer }: Pick<Expected, 'id' | 'label'> & { answer: 'CONFIRMED' | 'UNREACHABLE' },
): Promise<void> {
  const { result } = await crew.desk.ask(ConfirmAppointmentDocument, { id, answer });
  if (result.__typename !== 'ConfirmAppointmentSuccess') journal.note(`${label} stays unconfirmed: ${result.message}`);
  else journal.note(`${label} is ${answer === 'CONFIRMED' ? 'confirmed' : 'not confirmed: no answer'}`);
}
