// Removes a contact of a patient.

import type { MutationRemoveContactArgs, RemoveContactResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { ContactEntity } from './contact.entity.ts';
import { PatientEntity } from './patient.entity.ts';

export function removeContact(
  context: Context,
  { id, input }: MutationRemoveContactArgs,
): Promise<RemoveContactResult> {
  return write<RemoveContactResult>(context, 'removeContact', async (unit) => {
    const contact = await unit.lock(ContactEntity, id, input.expectedVersion);
    if (isRefusal(contact)) return contact;
    const patient = await unit.get(PatientEntity, contact.patientId);
    unit.em.remove(contact);
    await unit.save();
    return { __typename: 'RemoveContactSuccess', patient };
  });
}
