import { sql } from 'kysely';
import { ascending, descending } from '../../database/sql/ordering.ts';
import type { PatientFilter, PatientOrder } from '../../generated/models.ts';
import { isValue, isWithin, startsFolded } from '../../reading/filters/conditions.ts';
import type { FilterCondition } from '../../reading/filters/filter-on.ts';
import { list } from '../../reading/lists/list.ts';

const byName = ['foldedFamilyName', 'foldedGivenName', 'id'] as const;

/** The number of a merged record finds the one that it was merged into. */
const hasMrn: FilterCondition<string> = (mrn, practiceId) =>
  sql`patient.id = (select coalesce(holder.merged_into_id, holder.id) from patient holder
    where holder.practice_id = ${practiceId} and holder.mrn = ${mrn})`;

export const patients = list<PatientFilter, PatientOrder>('patient', {
  where: () => [sql`patient.merged_into_id is null`],
  filter: {
    birthDate: isWithin('patient.birthDate'),
    familyName: startsFolded('patient.foldedFamilyName'),
    givenName: startsFolded('patient.foldedGivenName'),
    mrn: hasMrn,
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
