import type { Links } from '../../query/selected/link.ts';

export const roomLinks: Links = {
  site: { from: 'siteId' },
  visit: { from: 'visitId' },
  readinessBy: { from: 'readinessById' },
};

export const roomTransitionLinks: Links = { by: { from: 'byId' } };
