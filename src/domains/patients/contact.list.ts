import { ascending, descending } from '../../database/sql/ordering.ts';
import type { ContactFilter, ContactOrder } from '../../generated/models.ts';
import { isOneOf, isValue } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

/** Contacts by name: `Patient.contacts`. */
export const contacts = list<ContactFilter, ContactOrder>('contact', {
  filter: {
    isEmergency: isValue('contact.isEmergency'),
    mayBeInformed: isValue('contact.mayBeInformed'),
    relationship: isOneOf('contact.relationship'),
  },
  orders: { A_TO_Z: ascending('name', 'id'), Z_TO_A: descending('name', 'id') },
});
