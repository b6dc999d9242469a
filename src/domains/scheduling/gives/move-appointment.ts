import { AppointmentStatus } from '../../../generated/models.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { reserveUnits } from '../../insurance/gives/reserve-units.ts';
import { AppointmentEntity, type AppointmentRow } from '../appointment.entity.ts';
import { appointmentChanged } from '../appointment.events.ts';
import { setStatus } from '../set-status.ts';
import type { BookingAttempt } from '../slot-taken.ts';
import { takeTimeAgain } from '../take-time-again.ts';

/**
 * The patient of a locked appointment is here. The caller has checked that it can be checked in, and answers with
 * `slotTaken` when the time of a no-show was given away.
 */
export async function arriveAppointment(
  unit: WriteUnit,
  appointment: AppointmentRow,
  attempt: BookingAttempt,
): Promise<void> {
  const isLate = appointment.status === AppointmentStatus.NO_SHOW;
  setStatus(unit, appointment, AppointmentStatus.ARRIVED);
  await unit.save(appointmentChanged(appointment));
  if (!isLate) return;
  await takeTimeAgain(unit, appointment, attempt, { wayOut });
  // The patient is here: a visit that no units are left for takes place, too.
  await reserveUnits(unit, appointment);
}

const wayOut = 'check the patient in without the appointment with checkInWalkIn';

/** The check-in of an appointment was a mistake. Its time is still taken. */
export async function giveAppointmentBack(unit: WriteUnit, id: string, reason: string): Promise<void> {
  const appointment = await unit.lock(AppointmentEntity, id);
  if (isRefusal(appointment)) return;
  setStatus(unit, appointment, AppointmentStatus.BOOKED, { reason });
  await unit.save(appointmentChanged(appointment));
}

/** The visit of an appointment is over. */
export async function fulfilAppointment(unit: WriteUnit, id: string): Promise<void> {
  const appointment = await unit.lock(AppointmentEntity, id);
  if (isRefusal(appointment)) return;
  setStatus(unit, appointment, AppointmentStatus.FULFILLED);
  await unit.save(appointmentChanged(appointment));
}

/** The visit of an appointment goes on after all. */
export async function reopenAppointment(unit: WriteUnit, id: string, reason: string | null): Promise<void> {
  const appointment = await unit.lock(AppointmentEntity, id);
  if (isRefusal(appointment)) return;
  setStatus(unit, appointment, AppointmentStatus.ARRIVED, { reason });
  await unit.save(appointmentChanged(appointment));
}
