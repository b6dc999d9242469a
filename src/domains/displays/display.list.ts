import { ascending } from '../../database/sql/ordering.ts';
import type { DisplayFilter } from '../../generated/models.ts';
import { isThere, isValue } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

export const displays = list<DisplayFilter, 'A_TO_Z'>('display', {
  filter: { isRevoked: isThere('display.revokedAt'), siteId: isValue('display.siteId') },
  orders: { A_TO_Z: ascending('name', 'id') },
});
