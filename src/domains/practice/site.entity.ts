import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { addressProperties } from '../../contract/addresses/address-properties.ts';
import type { OpeningHours } from '../../generated/models.ts';

export const SiteEntity = defineEntity({
  name: 'Site',
  tableName: 'site',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    timeZone: p.text(),
    ...addressProperties('address'),
    phone: p.text().nullable(),
    cliaNumber: p.text().nullable(),
    placeOfService: p.text().default('11'),
    facilityNpi: p.text().nullable(),
    hours: p.json<OpeningHours[]>(),
    version: p.integer().version(),
    importKey: p.text().nullable(),
    nameKey: p.text().collation('C').generated('(foyer_name_key(name)) stored').nullable(),
  },
});

export type SiteRow = InferEntity<typeof SiteEntity>;
