import { type AppointmentStateError, AppointmentStatus } from '../../generated/models.ts';
import type { AppointmentRow } from './appointment.entity.ts';

interface Step {
  from: readonly AppointmentStatus[];
  /** The word after "it can be …", and the mutation that does it. */
  done: string;
  by: string;
}

const { BOOKED, RESCHEDULED, CANCELLED, NO_SHOW, ARRIVED, FULFILLED } = AppointmentStatus;

/** Everything that can be done with an appointment itself, by where it stands. */
const steps = {
  confirm: { from: [BOOKED], done: 'confirmed', by: 'confirmAppointment' },
  reschedule: { from: [BOOKED], done: 'rescheduled', by: 'rescheduleAppointment' },
  cancel: { from: [BOOKED], done: 'cancelled', by: 'cancelAppointment' },
  markNoShow: { from: [BOOKED], done: 'noted as a no-show', by: 'markNoShow' },
  checkIn: { from: [BOOKED, NO_SHOW], done: 'checked in', by: 'checkInAppointment' },
  reinstate: { from: [CANCELLED, NO_SHOW], done: 'reinstated', by: 'reinstateAppointment' },
} satisfies Record<string, Step>;

/** The way on where the appointment itself stands still. */
const otherWays: Partial<Record<AppointmentStatus, string>> = {
  [ARRIVED]: 'its visit goes on with advanceVisit, and undoCheckIn takes the check-in back while it waits',
  [FULFILLED]: 'undoVisitStep takes the end of its visit back, and bookAppointment books a new one',
  [RESCHEDULED]: 'another one replaced it: change that one with rescheduleAppointment',
};

/** Why a step cannot be taken from where the appointment stands, and which ones can; null when it can. */
export function refuseStep(appointment: AppointmentRow, step: keyof typeof steps): AppointmentStateError | null {
  const { status } = appointment;
  if (canBeDone(steps[step], status)) return null;
  const possible = Object.values(steps).filter((other) => canBeDone(other, status));
  const ways = possible.map(({ done, by }) => `${done} with ${by}`).join(' or ');
  const wayOut = otherWays[status] ?? `it can only be ${ways}`;
  return {
    __typename: 'AppointmentStateError',
    message: `This appointment is ${status} and cannot be ${steps[step].done}; ${wayOut}.`,
    path: ['id'],
    appointment,
  };
}

function canBeDone({ from }: Step, status: AppointmentStatus): boolean {
  return from.includes(status);
}
