import type { DisplayFilter } from '../../generated/models.ts';
import { isThere, isValue } from '../../reading/filters/conditions.ts';
import { filterOn } from '../../reading/filters/filter-on.ts';

export const displayFilter = filterOn<DisplayFilter>({
  isRevoked: isThere('display.revokedAt'),
  siteId: isValue('display.siteId'),
});
