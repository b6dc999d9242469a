import type { Links } from '../../reading/selected/link.ts';

export const roomLinks: Links = {
  site: { from: 'siteId' },
  visit: { from: 'visitId' },
  readinessBy: { from: 'readinessById' },
};

export const roomTransitionLinks: Links = { by: { from: 'byId' } };
