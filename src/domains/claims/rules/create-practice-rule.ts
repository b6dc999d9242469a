// Adds a rule of the practice's own.

import { LockMode } from '@mikro-orm/core';
import type { CreatePracticeRuleResult, MutationCreatePracticeRuleArgs } from '../../../generated/models.ts';
import { keptSpelling } from '../../../reading/kept-spelling.ts';
import type { Context } from '../../../request/context.ts';
import { invalidInput } from '../../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { PracticeEntity } from '../../practice/practice.entity.ts';
import { checkConditions } from './check-conditions.ts';
import { mostRules } from './find-rules.ts';
import { PracticeRuleEntity } from './practice-rule.entity.ts';

export function createPracticeRule(
  context: Context,
  { input }: MutationCreatePracticeRuleArgs,
): Promise<CreatePracticeRuleResult> {
  return write<CreatePracticeRuleResult>(
    context,
    'createPracticeRule',
    async (unit) => {
      const conditions = await checkConditions(unit.db, unit.practiceId, input.conditions, ['input', 'conditions']);
      if (isRefusal(conditions)) return conditions;
      const { last, count } = await countRules(unit);
      if (count >= mostRules)
        return invalidInput(`The practice has ${mostRules} rules; retire one with retirePracticeRule.`, ['input']);
      const { name, fix, effect, isOn } = input;
      const practiceRule = unit.create(PracticeRuleEntity, {
        ...{ number: last + 1, name, fix, effect, isOn, conditions: [...conditions] },
        ...{ retiredAt: null, changedById: unit.staffMemberId, changedAt: unit.now },
      });
      await unit.save();
      return { __typename: 'CreatePracticeRuleSuccess', practiceRule };
    },
    { practice_rule_practice_id_name_key: () => ruleNameTaken(context, input.name) },
  );
}

/** The practice's row keeps two rules from taking one number. */
async function countRules({ em, practiceId }: WriteUnit): Promise<{ last: number; count: number }> {
  await em.findOneOrFail(PracticeEntity, { practiceId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const [latest] = await em.find(PracticeRuleEntity, { practiceId }, { orderBy: { number: 'desc' }, limit: 1 });
  const count = await em.count(PracticeRuleEntity, { practiceId, retiredAt: null });
  return { last: latest?.number ?? 0, count };
}

export async function ruleNameTaken(context: Context, written: string | null | undefined) {
  const name = await keptSpelling(context, { table: 'practice_rule', column: 'name', written: written ?? '' });
  return invalidInput(`A rule named "${name}" is there already; choose another input.name.`, ['input', 'name']);
}
