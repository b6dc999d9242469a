import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  ChangeRoomReadinessSuccess,
  StrandedAppointments,
  UpdateRoomSuccess,
  UpdateStaffMemberSuccess,
  UpdateVisitTypeSuccess,
} from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import { strandedOf } from './stranded.loaders.ts';

@Resolver(() => ChangeRoomReadinessSuccess)
export class StrandedByReadinessResolver {
  @FieldResolver(() => StrandedAppointments, { nullable: true })
  strandedAppointments(@Root() { room }: ChangeRoomReadinessSuccess, @Ctx() context: Context) {
    return load(context, strandedOf.room, room.id);
  }
}

@Resolver(() => UpdateRoomSuccess)
export class StrandedByRoomResolver {
  @FieldResolver(() => StrandedAppointments, { nullable: true })
  strandedAppointments(@Root() { room }: UpdateRoomSuccess, @Ctx() context: Context) {
    return load(context, strandedOf.room, room.id);
  }
}

@Resolver(() => UpdateStaffMemberSuccess)
export class StrandedByStaffMemberResolver {
  @FieldResolver(() => StrandedAppointments, { nullable: true })
  strandedAppointments(@Root() { staffMember }: UpdateStaffMemberSuccess, @Ctx() context: Context) {
    return load(context, strandedOf.provider, staffMember.id);
  }
}

@Resolver(() => UpdateVisitTypeSuccess)
export class StrandedByVisitTypeResolver {
  @FieldResolver(() => StrandedAppointments, { nullable: true })
  strandedAppointments(@Root() { visitType }: UpdateVisitTypeSuccess, @Ctx() context: Context) {
    return load(context, strandedOf.visitType, visitType.id);
  }
}
