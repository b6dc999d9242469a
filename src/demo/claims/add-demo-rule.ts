import { PracticeRuleEntity } from '../../domains/claims/rules/practice-rule.entity.ts';
import { RuleEffect, RuleField, RuleOperator } from '../../generated/models.ts';
import type { DemoPast } from './demo-past.ts';

/** A rule of the practice's own, as its manager would add it. */
export async function addDemoRule(past: DemoPast, at: Date): Promise<void> {
  await past.at(at, null, async (unit) => {
    unit.create(PracticeRuleEntity, {
      ...{ number: 1, name: 'Telehealth without 95', effect: RuleEffect.WARN, isOn: true },
      fix: 'Open the coding and add modifier 95, or correct the place of service.',
      conditions: [
        { field: RuleField.PLACE_OF_SERVICE, operator: RuleOperator.IS_ONE_OF, values: ['02', '10'] },
        { field: RuleField.MODIFIER, operator: RuleOperator.IS_NONE_OF, values: ['93', '95'] },
      ],
      ...{ retiredAt: null, changedById: null, changedAt: at },
    });
    await unit.save();
  });
}
