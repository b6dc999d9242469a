import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { FilingCode } from '../../generated/models.ts';

export const PlanEntity = defineEntity({
  name: 'Plan',
  tableName: 'plan',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    payerId: p.uuid(),
    name: p.text(),
    filingCode: p.text().$type<FilingCode>().nullable(),
    needsReferral: p.boolean().default(false),
    isActive: p.boolean().default(true),
    foldedName: p.text().collation('C').generated('(lower(name)) stored').nullable(),
    nameKey: p.text().collation('C').generated('(foyer_name_key(name)) stored').nullable(),
    version: p.integer().version(),
  },
});

export type PlanRow = InferEntity<typeof PlanEntity>;
