import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { addressProperties } from '../../contract/addresses/address-properties.ts';
import type { AdministrativeGender } from '../../generated/models.ts';

export const PatientEntity = defineEntity({
  name: 'Patient',
  tableName: 'patient',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    mrn: p.text(),
    givenName: p.text(),
    familyName: p.text(),
    birthDate: p.date(),
    gender: p.text().$type<AdministrativeGender>(),
    phone: p.text().nullable(),
    email: p.text().nullable(),
    ...addressProperties('address'),
    deceasedOn: p.date().nullable(),
    mergedIntoId: p.uuid().nullable(),
    registeredAt: p.datetime(6).defaultRaw('now()'),
    version: p.integer().version(),
    importKey: p.text().nullable(),
    foldedFamilyName: p.text().collation('C').generated('(lower(family_name)) stored').nullable(),
    foldedGivenName: p.text().collation('C').generated('(lower(given_name)) stored').nullable(),
    sensitivity: p.integer().default(0),
    mrnKey: p.text().collation('C').generated('(foyer_name_key(mrn)) stored').nullable(),
  },
});

export type PatientRow = InferEntity<typeof PatientEntity>;
