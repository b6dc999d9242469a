import type { ChildTable } from '../../query/child-page-statement.ts';

/** Visits of a patient, latest first. */
export const visitsByPatient: ChildTable = {
  table: 'visit',
  parentId: 'patientId',
  order: [
    { property: 'arrivedAt', direction: 'desc', type: 'timestamptz' },
    { property: 'id', direction: 'desc', type: 'uuid' },
  ],
};
