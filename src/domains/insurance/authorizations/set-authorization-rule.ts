// Notes that a payer wants visits of a type authorized.

import type { MutationSetAuthorizationRuleArgs, SetAuthorizationRuleResult } from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { VisitTypeEntity } from '../../practice/visit-type.entity.ts';
import { PayerEntity } from '../payer.entity.ts';
import { PayerAuthorizationRuleEntity } from './payer-authorization-rule.entity.ts';

export function setAuthorizationRule(
  context: Context,
  { input }: MutationSetAuthorizationRuleArgs,
): Promise<SetAuthorizationRuleResult> {
  return write<SetAuthorizationRuleResult>(context, 'setAuthorizationRule', async (unit) => {
    const { payerId, visitTypeId, kind, code = null, units } = input;
    // Locked: of two managers at once the later one changes the rule that the earlier one added.
    const payer = await unit.lock(PayerEntity, payerId, { path: ['input', 'payerId'] });
    if (isRefusal(payer)) return payer;
    const visitType = await unit.find(VisitTypeEntity, visitTypeId, { path: ['input', 'visitTypeId'] });
    if (isRefusal(visitType)) return visitType;
    const way = { payerId, visitTypeId };
    const present = await unit.em.findOne(PayerAuthorizationRuleEntity, { practiceId: unit.practiceId, ...way });
    const facts = { kind, code, units };
    const authorizationRule = present ?? unit.create(PayerAuthorizationRuleEntity, { ...way, ...facts });
    Object.assign(authorizationRule, facts);
    await unit.save();
    return { __typename: 'SetAuthorizationRuleSuccess', authorizationRule };
  });
}
