import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { AuthorizationKind, AuthorizationStatus } from '../../../generated/models.ts';

/**
 * A payer's promise to pay for services. The constraint `payer_authorization_no_overlap` lets one of each number and
 * kind in per coverage and day.
 */
export const PayerAuthorizationEntity = defineEntity({
  name: 'PayerAuthorization',
  tableName: 'payer_authorization',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    patientId: p.uuid(),
    coverageId: p.uuid(),
    kind: p.text().$type<AuthorizationKind>(),
    number: p.text().nullable(),
    status: p.text().$type<AuthorizationStatus>(),
    validFrom: p.date(),
    validUntil: p.date(),
    referrerGivenName: p.text().nullable(),
    referrerFamilyName: p.text().nullable(),
    referrerNpi: p.text().nullable(),
    renewsId: p.uuid().nullable(),
    note: p.text().nullable(),
    cancelReason: p.text().nullable(),
    recordedAt: p.datetime(6),
    recordedById: p.uuid().nullable(),
    version: p.integer().version(),
    sensitivity: p.integer().default(0),
  },
});

export type PayerAuthorizationRow = InferEntity<typeof PayerAuthorizationEntity>;
