import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ClaimFinding, PracticeRule, StaffMember } from '../../../generated/models.ts';
import { load } from '../../../reading/row-loader.ts';
import { rowsById } from '../../../reading/rows-by.ts';
import type { Context } from '../../../request/context.ts';
import { StaffMemberEntity } from '../../staff/staff-member.entity.ts';
import { PracticeRuleEntity } from '../rules/practice-rule.entity.ts';
import type { FindingFact } from './finding.loaders.ts';

/** A finding is no row of its own, so its links do not follow from their names. */
@Resolver(() => ClaimFinding)
export class ClaimFindingResolver {
  @FieldResolver(() => StaffMember, { nullable: true })
  overriddenBy(@Root() { overriddenById }: FindingFact, @Ctx() context: Context) {
    return load(context, rowsById(StaffMemberEntity), overriddenById);
  }

  @FieldResolver(() => PracticeRule, { nullable: true })
  rule(@Root() { ruleId }: FindingFact, @Ctx() context: Context) {
    return load(context, rowsById(PracticeRuleEntity), ruleId);
  }
}
