// Takes back a check-in that was a mistake: the visit leaves the boards, and its appointment is booked again.

import { type MutationUndoCheckInArgs, type UndoCheckInResult, VisitStage } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { giveAppointmentBack } from '../scheduling/gives/move-appointment.ts';
import { stageNotReachable } from './stage-not-reachable.ts';
import { takeStep } from './take-step.ts';
import { VisitEntity } from './visit.entity.ts';

export function undoCheckIn(context: Context, { id, input }: MutationUndoCheckInArgs): Promise<UndoCheckInResult> {
  return write<UndoCheckInResult>(context, 'undoCheckIn', async (unit) => {
    const { expectedVersion, reason } = input;
    const visit = await unit.lock(VisitEntity, id, expectedVersion);
    if (isRefusal(visit)) return visit;
    const to = VisitStage.ENTERED_IN_ERROR;
    const refusal = stageNotReachable(visit, to, ['id']);
    if (refusal) return refusal;
    const { appointmentId } = visit;
    visit.mistakenForId = appointmentId;
    visit.appointmentId = null;
    await takeStep(unit, visit, { to, left: undefined, room: undefined, reason });
    // After the visit, which no longer names it: the appointment can be checked in again.
    if (appointmentId) await giveAppointmentBack(unit, appointmentId, reason);
    return { __typename: 'UndoCheckInSuccess', visit };
  });
}
