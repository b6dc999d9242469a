import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import {
  AddStaffMemberResult,
  MutationAddStaffMemberArgs,
  MutationUpdateStaffMemberArgs,
  QueryStaffArgs,
  StaffMember,
  StaffMemberConnection,
  UpdateStaffMemberResult,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { addStaffMember } from './add-staff-member.ts';
import { listStaff } from './staff-member.queries.ts';
import { updateStaffMember } from './update-staff-member.ts';

@Resolver(() => StaffMember)
export class StaffMemberResolver {
  @Query(() => StaffMemberConnection)
  staff(
    @Args(() => QueryStaffArgs) args: QueryStaffArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<StaffMemberConnection> {
    return listStaff(context, info, args);
  }

  @Mutation(() => AddStaffMemberResult)
  addStaffMember(
    @Args(() => MutationAddStaffMemberArgs) args: MutationAddStaffMemberArgs,
    @Ctx() context: Context,
  ): Promise<AddStaffMemberResult> {
    return addStaffMember(context, args);
  }

  @Mutation(() => UpdateStaffMemberResult)
  updateStaffMember(
    @Args(() => MutationUpdateStaffMemberArgs) args: MutationUpdateStaffMemberArgs,
    @Ctx() context: Context,
  ): Promise<UpdateStaffMemberResult> {
    return updateStaffMember(context, args);
  }
}
