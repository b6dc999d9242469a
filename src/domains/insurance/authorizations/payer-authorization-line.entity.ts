import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { AuthorizationUnit } from '../../../generated/models.ts';

/**
 * Services of an authorization. Reserved and consumed units are sums of `payer_authorization_use`, kept by what this
 * domain gives; the constraint `payer_authorization_line_units` lets no more in than are approved.
 */
export const PayerAuthorizationLineEntity = defineEntity({
  name: 'PayerAuthorizationLine',
  tableName: 'payer_authorization_line',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    authorizationId: p.uuid(),
    position: p.integer(),
    code: p.text().nullable(),
    serviceType: p.text().nullable(),
    unitKind: p.text().$type<AuthorizationUnit>(),
    approved: p.decimal('number').columnType('numeric'),
    reserved: p.decimal('number').columnType('numeric').default(0),
    consumed: p.decimal('number').columnType('numeric').default(0),
  },
});

export type PayerAuthorizationLineRow = InferEntity<typeof PayerAuthorizationLineEntity>;
