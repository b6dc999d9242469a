import { FieldResolver, Resolver, Root } from 'type-graphql';
import { PracticeRule, RuleCondition } from '../../../generated/models.ts';
import type { PracticeRuleRow } from './practice-rule.entity.ts';

@Resolver(() => PracticeRule)
export class PracticeRuleResolver {
  @FieldResolver(() => [RuleCondition])
  conditions(@Root() { conditions }: PracticeRuleRow): RuleCondition[] {
    return conditions;
  }
}
