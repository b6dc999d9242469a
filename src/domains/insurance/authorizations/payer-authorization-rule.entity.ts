import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { AuthorizationKind } from '../../../generated/models.ts';

/** A payer wants visits of a type authorized. */
export const PayerAuthorizationRuleEntity = defineEntity({
  name: 'PayerAuthorizationRule',
  tableName: 'payer_authorization_rule',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    payerId: p.uuid(),
    visitTypeId: p.uuid(),
    kind: p.text().$type<AuthorizationKind>(),
    code: p.text().nullable(),
    units: p.integer(),
    version: p.integer().version(),
  },
});

export type PayerAuthorizationRuleRow = InferEntity<typeof PayerAuthorizationRuleEntity>;
