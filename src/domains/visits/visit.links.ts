import type { Links } from '../../reading/selected/link.ts';

export const visitLinks: Links = {
  patient: { from: 'patientId' },
  site: { from: 'siteId' },
  appointment: { from: 'appointmentId' },
  visitType: { from: 'visitTypeId' },
  provider: { from: 'providerId' },
  room: { from: 'roomId' },
  payer: { from: 'payerId' },
};
