import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ClaimFinding, StaffMember } from '../../../generated/models.ts';
import { load } from '../../../reading/row-loader.ts';
import { rowsById } from '../../../reading/rows-by.ts';
import type { Context } from '../../../request/context.ts';
import { StaffMemberEntity, type StaffMemberRow } from '../../staff/staff-member.entity.ts';
import type { FindingFact } from './finding.loaders.ts';

@Resolver(() => ClaimFinding)
export class ClaimFindingResolver {
  /** A finding is no row with links of its own. */
  @FieldResolver(() => StaffMember, { nullable: true })
  async overriddenBy(@Root() { overriddenById }: FindingFact, @Ctx() context: Context): Promise<StaffMemberRow | null> {
    return overriddenById ? ((await load(context, rowsById(StaffMemberEntity), overriddenById)) ?? null) : null;
  }
}
