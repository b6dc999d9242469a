// Takes a cancellation or a no-show back: the appointment is booked again, and takes its time again.

import {
  AppointmentStatus,
  type InvalidInputError,
  type MutationReinstateAppointmentArgs,
  type ReinstateAppointmentResult,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { reserveUnits } from '../insurance/gives/reserve-units.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { zoneRefusal } from '../practice/site-zone.ts';
import { VisitTypeEntity } from '../practice/visit-type.entity.ts';
import { RoomEntity, type RoomRow } from '../rooms/room.entity.ts';
import { StaffMemberEntity } from '../staff/staff-member.entity.ts';
import type { AppointmentRow } from './appointment.entity.ts';
import { appointmentChanged } from './appointment.events.ts';
import { lockAppointment } from './gives/lock-appointment.ts';
import { outOfServiceToday, outOfServiceWarning } from './out-of-service.ts';
import { resourceFault } from './resource-fault.ts';
import { setStatus } from './set-status.ts';
import { type BookingAttempt, slotTaken } from './slot-taken.ts';
import { takeTimeAgain } from './take-time-again.ts';

const wayOut = 'book that time with bookAppointment';
const paths = { PROVIDER: ['id'], ROOM: ['input', 'roomId'], PATIENT: ['id'] };

export function reinstateAppointment(
  context: Context,
  { id, input }: MutationReinstateAppointmentArgs,
): Promise<ReinstateAppointmentResult> {
  const attempt: BookingAttempt = {};
  return write<ReinstateAppointmentResult>(
    context,
    'reinstateAppointment',
    async (unit) => {
      const { expectedVersion, reason } = input;
      const named = input.roomId ? await unit.find(RoomEntity, input.roomId, { path: paths.ROOM }) : null;
      if (named && isRefusal(named)) return named;
      const appointment = await lockAppointment(unit, { id, expectedVersion, step: 'reinstate' });
      if (isRefusal(appointment)) return appointment;
      const booked = input.roomId === undefined ? appointment.roomId : null;
      const room = booked ? await unit.get(RoomEntity, booked) : named;
      const refusal = await cannotTakePlace(unit, appointment, room);
      if (refusal) return refusal;
      setStatus(unit, appointment, AppointmentStatus.BOOKED, { reason });
      appointment.roomId = room?.id ?? null;
      appointment.authorizationOverrideReason =
        input.authorizationOverrideReason ?? appointment.authorizationOverrideReason;
      for (const fact of ['cancelledBy', 'cancelReason', 'cancelledAt', 'isLateCancellation'] as const)
        appointment[fact] = null;
      await unit.save(appointmentChanged(appointment));
      await takeTimeAgain(unit, appointment, attempt, { paths, wayOut });
      const exhausted = await reserveUnits(unit, appointment, ['id']);
      if (exhausted) return exhausted;
      const warning = room && outOfServiceWarning(room);
      return { __typename: 'ReinstateAppointmentSuccess', appointment, warning };
    },
    { booking_no_overlap: () => slotTaken(context, attempt) },
  );
}

/** Why the provider or the room is no longer what the appointment needs. A closed visit type may still take place. */
async function cannotTakePlace(
  unit: WriteUnit,
  { siteId, visitTypeId, providerId, startsAt }: AppointmentRow,
  room: RoomRow | null,
): Promise<InvalidInputError | null> {
  const site = await unit.get(SiteEntity, siteId);
  const zoneless = zoneRefusal(site, ['id']);
  if (zoneless) return zoneless;
  const visitType = await unit.get(VisitTypeEntity, visitTypeId);
  const provider = await unit.get(StaffMemberEntity, providerId);
  const fault = resourceFault({ visitType, site, provider, room });
  if (!fault) return outOfServiceToday({ room, site, startsAt, now: unit.now });
  if (fault.argument === 'roomId') return invalidInput(fault.message, paths.ROOM);
  return invalidInput(
    `${provider.name} can no longer take this appointment: ${fault.message} Use bookAppointment with another provider.`,
    paths.PROVIDER,
  );
}
