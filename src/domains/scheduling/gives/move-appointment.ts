import { AppointmentStatus } from '../../../generated/models.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { AppointmentEntity, type AppointmentRow } from '../appointment.entity.ts';
import { appointmentChanged } from '../appointment.events.ts';

/** The patient of a locked appointment is here. The caller has checked that it can be checked in. */
export async function arriveAppointment(unit: WriteUnit, appointment: AppointmentRow): Promise<void> {
  appointment.status = AppointmentStatus.ARRIVED;
  await unit.save(appointmentChanged(appointment));
}

/** The visit of an appointment is over. */
export async function fulfilAppointment(unit: WriteUnit, id: string): Promise<void> {
  const appointment = await unit.lock(AppointmentEntity, id);
  if (isRefusal(appointment)) return;
  appointment.status = AppointmentStatus.FULFILLED;
  await unit.save(appointmentChanged(appointment));
}

/** The visit of an appointment goes on after all. */
export async function reopenAppointment(unit: WriteUnit, id: string): Promise<void> {
  const appointment = await unit.lock(AppointmentEntity, id);
  if (!isRefusal(appointment)) await arriveAppointment(unit, appointment);
}
