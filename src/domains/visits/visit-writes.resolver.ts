import { Args, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  AdvanceVisitResult,
  CallPatientResult,
  CheckInAppointmentResult,
  CheckInWalkInResult,
  LeaveWithoutBeingSeenResult,
  MutationAdvanceVisitArgs,
  MutationCallPatientArgs,
  MutationCheckInAppointmentArgs,
  MutationCheckInWalkInArgs,
  MutationLeaveWithoutBeingSeenArgs,
  MutationRoomPatientArgs,
  MutationUndoVisitStepArgs,
  RoomPatientResult,
  UndoVisitStepResult,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { advanceVisit } from './advance-visit.ts';
import { callPatient } from './call-patient.ts';
import { checkInAppointment } from './check-in-appointment.ts';
import { checkInWalkIn } from './check-in-walk-in.ts';
import { leaveWithoutBeingSeen } from './leave-without-being-seen.ts';
import { roomPatient } from './room-patient.ts';
import { undoVisitStep } from './undo-visit-step.ts';

/** What the desk and the floor do with visits. */
@Resolver()
export class VisitWritesResolver {
  @Mutation(() => CheckInAppointmentResult)
  checkInAppointment(
    @Args(() => MutationCheckInAppointmentArgs) args: MutationCheckInAppointmentArgs,
    @Ctx() context: Context,
  ): Promise<CheckInAppointmentResult> {
    return checkInAppointment(context, args);
  }

  @Mutation(() => CheckInWalkInResult)
  checkInWalkIn(
    @Args(() => MutationCheckInWalkInArgs) args: MutationCheckInWalkInArgs,
    @Ctx() context: Context,
  ): Promise<CheckInWalkInResult> {
    return checkInWalkIn(context, args);
  }

  @Mutation(() => CallPatientResult)
  callPatient(
    @Args(() => MutationCallPatientArgs) args: MutationCallPatientArgs,
    @Ctx() context: Context,
  ): Promise<CallPatientResult> {
    return callPatient(context, args);
  }

  @Mutation(() => RoomPatientResult)
  roomPatient(
    @Args(() => MutationRoomPatientArgs) args: MutationRoomPatientArgs,
    @Ctx() context: Context,
  ): Promise<RoomPatientResult> {
    return roomPatient(context, args);
  }

  @Mutation(() => AdvanceVisitResult)
  advanceVisit(
    @Args(() => MutationAdvanceVisitArgs) args: MutationAdvanceVisitArgs,
    @Ctx() context: Context,
  ): Promise<AdvanceVisitResult> {
    return advanceVisit(context, args);
  }

  @Mutation(() => UndoVisitStepResult)
  undoVisitStep(
    @Args(() => MutationUndoVisitStepArgs) args: MutationUndoVisitStepArgs,
    @Ctx() context: Context,
  ): Promise<UndoVisitStepResult> {
    return undoVisitStep(context, args);
  }

  @Mutation(() => LeaveWithoutBeingSeenResult)
  leaveWithoutBeingSeen(
    @Args(() => MutationLeaveWithoutBeingSeenArgs) args: MutationLeaveWithoutBeingSeenArgs,
    @Ctx() context: Context,
  ): Promise<LeaveWithoutBeingSeenResult> {
    return leaveWithoutBeingSeen(context, args);
  }
}
