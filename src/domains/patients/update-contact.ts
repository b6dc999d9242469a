// Changes a contact of a patient.

import type { MutationUpdateContactArgs, UpdateContactResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { ContactEntity } from './contact.entity.ts';
import { notReachable } from './create-contact.ts';

export function updateContact(
  context: Context,
  { id, input }: MutationUpdateContactArgs,
): Promise<UpdateContactResult> {
  return write<UpdateContactResult>(context, 'updateContact', async (unit) => {
    const invalid = cannotBeEmpty(input, ['name', 'relationship', 'isEmergency', 'mayBeInformed']);
    if (invalid) return invalid;
    const contact = await unit.lock(ContactEntity, id, input.expectedVersion);
    if (isRefusal(contact)) return contact;
    contact.name = input.name ?? contact.name;
    contact.relationship = input.relationship ?? contact.relationship;
    contact.isEmergency = input.isEmergency ?? contact.isEmergency;
    contact.mayBeInformed = input.mayBeInformed ?? contact.mayBeInformed;
    if (input.phone !== undefined) contact.phone = input.phone;
    if (input.email !== undefined) contact.email = input.email;
    const refusal = notReachable(contact);
    if (refusal) return refusal;
    await unit.save();
    return { __typename: 'UpdateContactSuccess', contact };
  });
}
