import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { LineMatch } from '../../generated/models.ts';

/** A line of an advice as it was received, and the charge that it is about. */
export const AdviceLineEntity = defineEntity({
  name: 'AdviceLine',
  tableName: 'advice_line',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    adviceId: p.uuid(),
    ordinal: p.integer(),
    qualifier: p.text(),
    code: p.text(),
    modifiers: p.array(),
    billedCode: p.text().nullable(),
    units: p.decimal('number').columnType('numeric').nullable(),
    chargedCents: p.bigint('number').nullable(),
    paidCents: p.bigint('number').nullable(),
    allowedCents: p.bigint('number').nullable(),
    controlNumber: p.text().nullable(),
    serviceDate: p.date().nullable(),
    serviceUntil: p.date().nullable(),
    remarks: p.array(),
    isDenied: p.boolean(),
    chargeId: p.uuid().nullable(),
    match: p.text().$type<LineMatch>(),
    differenceCents: p.bigint('number').nullable(),
  },
});

export type AdviceLineRow = InferEntity<typeof AdviceLineEntity>;
