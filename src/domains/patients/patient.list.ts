import { ascending, descending } from '../../database/sql/ordering.ts';
import type { PatientFilter, PatientOrder } from '../../generated/models.ts';
import { isValue, isWithin, startsFolded } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

const byName = ['foldedFamilyName', 'foldedGivenName', 'id'] as const;

export const patients = list<PatientFilter, PatientOrder>('patient', {
  filter: {
    birthDate: isWithin('patient.birthDate'),
    familyName: startsFolded('patient.foldedFamilyName'),
    givenName: startsFolded('patient.foldedGivenName'),
    mrn: isValue('patient.mrn'),
    phone: isValue('patient.phone'),
  },
  orders: {
    A_TO_Z: ascending(...byName),
    Z_TO_A: descending(...byName),
    OLDEST_FIRST: ascending('birthDate', 'id'),
    YOUNGEST_FIRST: descending('birthDate', 'id'),
    MRN_ASCENDING: ascending('mrn'),
    MRN_DESCENDING: descending('mrn'),
  },
});
