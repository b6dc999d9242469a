import type { Links } from '../../query/selected/link.ts';

export const visitLinks: Links = {
  patient: { from: 'patientId' },
  site: { from: 'siteId' },
  appointment: { from: 'appointmentId' },
  visitType: { from: 'visitTypeId' },
  provider: { from: 'providerId' },
  room: { from: 'roomId' },
  payer: { from: 'payerId' },
};
