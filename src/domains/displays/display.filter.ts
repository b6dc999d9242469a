import type { DisplayFilter } from '../../generated/models.ts';
import { isThere, isValue } from '../../query/filters/conditions.ts';
import { filterOn } from '../../query/filters/filter-on.ts';

export const displayFilter = filterOn<DisplayFilter>({
  isRevoked: isThere('display.revokedAt'),
  siteId: isValue('display.siteId'),
});
