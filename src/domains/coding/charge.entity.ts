import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ChargeSource, ChargeStatus, DrugUnit } from '../../generated/models.ts';

export const ChargeEntity = defineEntity({
  name: 'Charge',
  tableName: 'charge',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    visitCodingId: p.uuid(),
    patientId: p.uuid(),
    providerId: p.uuid().nullable(),
    supervisorId: p.uuid().nullable(),
    serviceDate: p.date(),
    serviceUntil: p.date().nullable(),
    placeOfService: p.text(),
    code: p.text(),
    modifiers: p.array(),
    units: p.decimal('number').columnType('numeric'),
    pointers: p.array((text) => Number(text)).columnType('integer[]'),
    amountCents: p.bigint('number'),
    ndcCode: p.text().nullable(),
    ndcQuantity: p.decimal('number').columnType('numeric').nullable(),
    ndcUnit: p.text().$type<DrugUnit>().nullable(),
    description: p.text().nullable(),
    source: p.text().$type<ChargeSource>(),
    /** The row of another domain that proposed it; it is proposed once. */
    sourceId: p.uuid().nullable(),
    status: p.text().$type<ChargeStatus>(),
    voidReason: p.text().nullable(),
    createdAt: p.datetime(6),
    version: p.integer().version(),
    sensitivity: p.integer().default(0),
  },
});

export type ChargeRow = InferEntity<typeof ChargeEntity>;
