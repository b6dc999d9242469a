import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** Units that an appointment has reserved or released, or a charge has consumed or given back; never changed. */
export const PayerAuthorizationUseEntity = defineEntity({
  name: 'PayerAuthorizationUse',
  tableName: 'payer_authorization_use',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    lineId: p.uuid(),
    kind: p.text().$type<'RESERVED' | 'CONSUMED' | 'RELEASED'>(),
    units: p.decimal('number').columnType('numeric'),
    appointmentId: p.uuid().nullable(),
    chargeId: p.uuid().nullable(),
    round: p.integer().default(1),
    at: p.datetime(6),
    byId: p.uuid().nullable(),
  },
});

export type PayerAuthorizationUseRow = InferEntity<typeof PayerAuthorizationUseEntity>;
