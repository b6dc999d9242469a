import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AuditEntryRow } from '../../audit/audit-entry.entity.ts';
import {
  AuditEntry,
  AuditEntryConnection,
  MutationSignInArgs,
  MutationSignOutArgs,
  Practice,
  QueryAuditTrailArgs,
  SignInResult,
  SignOutResult,
  StaffMember,
  Viewer,
} from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import { listAuditTrail } from '../audit/audit.queries.ts';
import { practiceById } from '../practice/practice.loaders.ts';
import { staffMemberById } from '../staff/staff-member.loaders.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { findViewer, type ViewerSource } from './viewer.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true })
  viewer(@Ctx() context: Context): Viewer | null {
    return findViewer(context.request.principal);
  }

  @Mutation(() => SignInResult)
  signIn(@Args(() => MutationSignInArgs) args: MutationSignInArgs, @Ctx() context: Context): Promise<SignInResult> {
    return signIn(context, args);
  }

  @Mutation(() => SignOutResult)
  signOut(@Args(() => MutationSignOutArgs) args: MutationSignOutArgs, @Ctx() context: Context): Promise<SignOutResult> {
    return signOut(context, args);
  }

  @FieldResolver(() => StaffMember, { nullable: true })
  staffMember(@Root() { principal }: ViewerSource, @Ctx() context: Context): Promise<StaffMember | null> {
    return load(context, staffMemberById, principal.staffMemberId);
  }

  @FieldResolver(() => Practice, { nullable: true })
  practice(@Root() { principal }: ViewerSource, @Ctx() context: Context): Promise<Practice | null> {
    return load(context, practiceById, principal.practiceId);
  }
}

@Resolver(() => AuditEntry)
export class AuditEntryResolver {
  @Query(() => AuditEntryConnection)
  auditTrail(
    @Args(() => QueryAuditTrailArgs) args: QueryAuditTrailArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AuditEntryConnection> {
    return listAuditTrail(context, info, args);
  }

  @FieldResolver(() => StaffMember, { nullable: true })
  staffMember(@Root() { staffMemberId }: AuditEntryRow, @Ctx() context: Context): Promise<StaffMember | null> | null {
    return staffMemberId ? load(context, staffMemberById, staffMemberId) : null;
  }
}
