// Changes a rule of the practice's own, switches it on or off.

import type { MutationUpdatePracticeRuleArgs, UpdatePracticeRuleResult } from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { cannotBeEmpty } from '../../../writing/cannot-be-empty.ts';
import { invalidInput } from '../../../writing/invalid-input.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { checkConditions } from './check-conditions.ts';
import { ruleNameTaken } from './create-practice-rule.ts';
import { PracticeRuleEntity } from './practice-rule.entity.ts';

export function updatePracticeRule(
  context: Context,
  { id, input }: MutationUpdatePracticeRuleArgs,
): Promise<UpdatePracticeRuleResult> {
  return write<UpdatePracticeRuleResult>(
    context,
    'updatePracticeRule',
    async (unit) => {
      const refusal = cannotBeEmpty(input, ['name', 'fix', 'effect', 'conditions', 'isOn']);
      if (refusal) return refusal;
      const rule = await unit.lock(PracticeRuleEntity, id, input.expectedVersion);
      if (isRefusal(rule)) return rule;
      if (rule.retiredAt) return isRetired(rule.name);
      const path = ['input', 'conditions'];
      const given = input.conditions ?? rule.conditions;
      const conditions = await checkConditions(unit.db, unit.practiceId, given, path);
      if (isRefusal(conditions)) return conditions;
      rule.name = input.name ?? rule.name;
      rule.fix = input.fix ?? rule.fix;
      rule.effect = input.effect ?? rule.effect;
      rule.isOn = input.isOn ?? rule.isOn;
      rule.conditions = [...conditions];
      Object.assign(rule, { changedById: unit.staffMemberId, changedAt: unit.now });
      await unit.save();
      return { __typename: 'UpdatePracticeRuleSuccess', practiceRule: rule };
    },
    { practice_rule_practice_id_name_key: () => ruleNameTaken(context, input.name) },
  );
}

export const isRetired = (name: string) =>
  invalidInput(`The rule "${name}" was retired; add another one with createPracticeRule.`, ['id']);
