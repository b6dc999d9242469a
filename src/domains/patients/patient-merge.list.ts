import { ascending, descending } from '../../database/sql/ordering.ts';
import type { PatientMergeFilter, PatientMergeOrder } from '../../generated/models.ts';
import { isThere, isValue } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

export const patientMerges = list<PatientMergeFilter, PatientMergeOrder>('patient_merge', {
  filter: {
    isUndone: isThere('patient_merge.undoneAt'),
    keptId: isValue('patient_merge.keptId'),
    mergedId: isValue('patient_merge.mergedId'),
  },
  orders: { LATEST_FIRST: descending('mergedAt', 'id'), EARLIEST_FIRST: ascending('mergedAt', 'id') },
});
