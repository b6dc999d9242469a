import type { Links } from '../../reading/selected/link.ts';

export const appointmentLinks: Links = {
  patient: { from: 'patientId' },
  visitType: { from: 'visitTypeId' },
  site: { from: 'siteId' },
  provider: { from: 'providerId' },
  room: { from: 'roomId' },
  rescheduledFrom: { from: 'rescheduledFromId' },
  visit: { from: 'id', to: 'appointmentId' },
};
