import { ascending, descending } from '../../database/sql/ordering.ts';
import type { StaffFilter, StaffOrder } from '../../generated/models.ts';
import { holdsOneOf, isValue } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

const isActive = isValue<boolean>('staff_member.isActive');

/** Active memberships, unless ended ones are requested, too. */
export const staff = list<StaffFilter, StaffOrder>('staff_member', {
  where: ({ has }) => (has('includeInactive') ? [] : [isActive(true)]),
  filter: {
    isActive,
    isProvider: isValue('staff_member.isProvider'),
    roles: holdsOneOf('staff_member.roles'),
    siteId: isValue('staff_member.siteId'),
  },
  orders: { A_TO_Z: ascending('name', 'id'), Z_TO_A: descending('name', 'id') },
});
