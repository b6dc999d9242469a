// Ends a rule of the practice's own for good.

import type { MutationRetirePracticeRuleArgs, RetirePracticeRuleResult } from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { PracticeRuleEntity } from './practice-rule.entity.ts';
import { isRetired } from './update-practice-rule.ts';

export function retirePracticeRule(
  context: Context,
  { id, input }: MutationRetirePracticeRuleArgs,
): Promise<RetirePracticeRuleResult> {
  return write<RetirePracticeRuleResult>(context, 'retirePracticeRule', async (unit) => {
    const rule = await unit.lock(PracticeRuleEntity, id, input.expectedVersion);
    if (isRefusal(rule)) return rule;
    if (rule.retiredAt) return isRetired(rule.name);
    Object.assign(rule, { isOn: false, retiredAt: unit.now, changedById: unit.staffMemberId, changedAt: unit.now });
    await unit.save();
    return { __typename: 'RetirePracticeRuleSuccess', practiceRule: rule };
  });
}
