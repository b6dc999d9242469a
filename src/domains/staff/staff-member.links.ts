import type { Links } from '../../query/selected/link.ts';

export const staffMemberLinks: Links = { site: { from: 'siteId' } };
