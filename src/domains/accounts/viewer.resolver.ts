import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Practice, StaffMember, Viewer } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { PracticeEntity } from '../practice/practice.entity.ts';
import { StaffMemberEntity } from '../staff/staff-member.entity.ts';
import type { ViewerSource } from './viewer.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @FieldResolver(() => StaffMember, { nullable: true })
  staffMember(@Root() { principal }: ViewerSource, @Ctx() context: Context): Promise<StaffMember | null> {
    return load(context, rowsById(StaffMemberEntity), principal.staffMemberId);
  }

  @FieldResolver(() => Practice, { nullable: true })
  practice(@Root() { principal }: ViewerSource, @Ctx() context: Context): Promise<Practice | null> {
    return load(context, rowsById(PracticeEntity), principal.practiceId);
  }
}
