import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { AuditEntryRow } from '../../audit/audit-entry.entity.ts';
import { AuditEntry, AuditEntryConnection, QueryAuditTrailArgs, StaffMember } from '../../generated/models.ts';
import { pageOf } from '../../reading/lists/page-of.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import { staffMemberById } from '../staff/staff-member.loaders.ts';
import { auditTrail } from './audit-entry.list.ts';

@Resolver(() => AuditEntry)
export class AuditEntryResolver {
  @Query(() => AuditEntryConnection)
  auditTrail(
    @Args(() => QueryAuditTrailArgs) args: QueryAuditTrailArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AuditEntryConnection> {
    return pageOf(context, info, auditTrail, args);
  }

  @FieldResolver(() => StaffMember, { nullable: true })
  staffMember(@Root() { staffMemberId }: AuditEntryRow, @Ctx() context: Context): Promise<StaffMember | null> | null {
    return staffMemberId ? load(context, staffMemberById, staffMemberId) : null;
  }
}
