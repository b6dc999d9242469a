import { Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  MutationSignInArgs,
  MutationSignOutArgs,
  Practice,
  SignInResult,
  SignOutResult,
  StaffMember,
  Viewer,
} from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { PracticeEntity } from '../practice/practice.entity.ts';
import { StaffMemberEntity } from '../staff/staff-member.entity.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { type ViewerSource, viewer } from './viewer.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true })
  viewer(@Ctx() context: Context): Viewer | null {
    return viewer(context);
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
    return load(context, rowsById(StaffMemberEntity), principal.staffMemberId);
  }

  @FieldResolver(() => Practice, { nullable: true })
  practice(@Root() { principal }: ViewerSource, @Ctx() context: Context): Promise<Practice | null> {
    return load(context, rowsById(PracticeEntity), principal.practiceId);
  }
}
