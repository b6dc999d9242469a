import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { RuleCondition, RuleEffect } from '../../../generated/models.ts';

/** A rule of the practice's own about its claims. */
export const PracticeRuleEntity = defineEntity({
  name: 'PracticeRule',
  tableName: 'practice_rule',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    number: p.integer(),
    name: p.text(),
    fix: p.text(),
    effect: p.text().$type<RuleEffect>(),
    conditions: p.json<RuleCondition[]>(),
    isOn: p.boolean(),
    retiredAt: p.datetime(6).nullable(),
    changedById: p.uuid().nullable(),
    changedAt: p.datetime(6),
    nameKey: p.text().collation('C').generated('(foyer_name_key(name)) stored').nullable(),
    version: p.integer().version(),
  },
});

export type PracticeRuleRow = InferEntity<typeof PracticeRuleEntity>;
