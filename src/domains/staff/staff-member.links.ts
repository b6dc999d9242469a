import type { Links } from '../../reading/selected/link.ts';

export const staffMemberLinks: Links = { site: { from: 'siteId' } };
