// Notes that a payer does not want visits of a type authorized any more.

import type { ClearAuthorizationRuleResult, MutationClearAuthorizationRuleArgs } from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { PayerEntity } from '../payer.entity.ts';
import { PayerAuthorizationRuleEntity } from './payer-authorization-rule.entity.ts';

export function clearAuthorizationRule(
  context: Context,
  { id, input }: MutationClearAuthorizationRuleArgs,
): Promise<ClearAuthorizationRuleResult> {
  return write<ClearAuthorizationRuleResult>(context, 'clearAuthorizationRule', async (unit) => {
    const rule = await unit.lock(PayerAuthorizationRuleEntity, id, input.expectedVersion);
    if (isRefusal(rule)) return rule;
    const payer = await unit.get(PayerEntity, rule.payerId);
    unit.em.remove(rule);
    await unit.save();
    return { __typename: 'ClearAuthorizationRuleSuccess', payer };
  });
}
