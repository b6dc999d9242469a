import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  AddStaffMemberResult,
  MutationAddStaffMemberArgs,
  MutationUpdateStaffMemberArgs,
  QueryStaffArgs,
  Site,
  StaffMember,
  StaffMemberConnection,
  UpdateStaffMemberResult,
} from '../../generated/models.ts';
import { pageOf } from '../../reading/lists/page-of.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import { siteById } from '../practice/site.loaders.ts';
import { addStaffMember } from './add-staff-member.ts';
import type { StaffMemberRow } from './staff-member.entity.ts';
import { staff } from './staff-member.list.ts';
import { updateStaffMember } from './update-staff-member.ts';

@Resolver(() => StaffMember)
export class StaffMemberResolver {
  @Query(() => StaffMemberConnection)
  staff(
    @Args(() => QueryStaffArgs) args: QueryStaffArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<StaffMemberConnection> {
    return pageOf(context, info, staff, args);
  }

  @FieldResolver(() => Site, { nullable: true })
  site(@Root() { siteId }: StaffMemberRow, @Ctx() context: Context): Promise<Site | null> | null {
    return load(context, siteById, siteId);
  }

  @Mutation(() => AddStaffMemberResult)
  addStaffMember(
    @Args(() => MutationAddStaffMemberArgs) { input }: MutationAddStaffMemberArgs,
    @Ctx() context: Context,
  ): Promise<AddStaffMemberResult> {
    return addStaffMember(context, input);
  }

  @Mutation(() => UpdateStaffMemberResult)
  updateStaffMember(
    @Args(() => MutationUpdateStaffMemberArgs) args: MutationUpdateStaffMemberArgs,
    @Ctx() context: Context,
  ): Promise<UpdateStaffMemberResult> {
    return updateStaffMember(context, args);
  }
}
