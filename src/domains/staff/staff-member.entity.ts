import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Role } from '../../generated/models.ts';

export const StaffMemberEntity = defineEntity({
  name: 'StaffMember',
  tableName: 'staff_member',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    accountId: p.uuid().nullable(),
    name: p.text(),
    roles: p.array().$type<Role[]>(),
    npi: p.text().nullable(),
    legalGivenName: p.text().nullable(),
    legalFamilyName: p.text().nullable(),
    taxonomyCode: p.text().nullable(),
    isProvider: p.boolean(),
    isActive: p.boolean(),
    siteId: p.uuid().nullable(),
    version: p.integer().version(),
    importKey: p.text().nullable(),
  },
});

export type StaffMemberRow = InferEntity<typeof StaffMemberEntity>;
