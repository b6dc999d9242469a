import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { EdiTransaction } from '../../generated/models.ts';

export const PayerRouteEntity = defineEntity({
  name: 'PayerRoute',
  tableName: 'payer_route',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    payerId: p.uuid(),
    clearinghouseId: p.uuid(),
    transaction: p.text().$type<EdiTransaction>(),
    payerNumber: p.text(),
    enrolledFrom: p.date().nullable(),
    enrolledUntil: p.date().nullable(),
    version: p.integer().version(),
  },
});

export type PayerRouteRow = InferEntity<typeof PayerRouteEntity>;
