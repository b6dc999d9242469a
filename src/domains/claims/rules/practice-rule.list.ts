import { ascending, descending } from '../../../database/sql/ordering.ts';
import type { PracticeRuleFilter, PracticeRuleOrder } from '../../../generated/models.ts';
import { isThere, isValue } from '../../../reading/filters/conditions.ts';
import { list } from '../../../reading/lists/list.ts';

export const practiceRules = list<PracticeRuleFilter, PracticeRuleOrder>('practice_rule', {
  filter: { isOn: isValue('practice_rule.isOn'), isRetired: isThere('practice_rule.retiredAt') },
  orders: { FIRST_NUMBER: ascending('number', 'id'), LAST_NUMBER: descending('number', 'id') },
});
