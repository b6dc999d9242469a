import type { ChildTable } from '../../query/child-page-statement.ts';

/** A patient's appointments, latest start first. */
export const appointmentsByPatient: ChildTable = {
  table: 'appointment',
  parentId: 'patientId',
  order: [
    { property: 'startsAt', direction: 'desc', type: 'timestamptz' },
    { property: 'id', direction: 'desc', type: 'uuid' },
  ],
};
