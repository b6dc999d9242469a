import { type AppointmentStateError, AppointmentStatus } from '../../generated/models.ts';
import type { AppointmentRow } from './appointment.entity.ts';

interface Step {
  from: AppointmentStatus;
  to: AppointmentStatus;
  /** The word after "it can be …". */
  done: string;
}

const { BOOKED, RESCHEDULED, CANCELLED, NO_SHOW, ARRIVED, FULFILLED } = AppointmentStatus;

/** Everything that can be done with an appointment, and where it stands after it. */
const steps = {
  confirm: { from: BOOKED, to: BOOKED, done: 'confirmed' },
  reschedule: { from: BOOKED, to: RESCHEDULED, done: 'rescheduled' },
  cancel: { from: BOOKED, to: CANCELLED, done: 'cancelled' },
  markNoShow: { from: BOOKED, to: NO_SHOW, done: 'noted as a no-show' },
  checkIn: { from: BOOKED, to: ARRIVED, done: 'checked in' },
  fulfil: { from: ARRIVED, to: FULFILLED, done: 'ended with its visit' },
} satisfies Record<string, Step>;

/** Why a step cannot be taken from where the appointment stands, and which ones can; null when it can. */
export function refuseStep(appointment: AppointmentRow, step: keyof typeof steps): AppointmentStateError | null {
  const { status } = appointment;
  if (steps[step].from === status) return null;
  const possible = Object.values(steps).filter(({ from }) => from === status);
  const wayOut =
    possible.length > 0
      ? `it can only be ${possible.map(({ done }) => done).join(' or ')}`
      : 'nothing more can be done with it, so book a new one';
  return {
    __typename: 'AppointmentStateError',
    message: `This appointment is ${status} and cannot be ${steps[step].done}; ${wayOut}.`,
    path: ['id'],
    appointment,
  };
}
