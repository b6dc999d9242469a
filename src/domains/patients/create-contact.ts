// Adds a contact of a patient.

import type { CreateContactResult, InvalidInputError, MutationCreateContactArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { ContactEntity, type ContactRow } from './contact.entity.ts';
import { findOpenRecord } from './gives/find-open-record.ts';

export function createContact(context: Context, { input }: MutationCreateContactArgs): Promise<CreateContactResult> {
  return write<CreateContactResult>(context, 'createContact', async (unit) => {
    const patient = await findOpenRecord(unit, input.patientId, ['input', 'patientId']);
    if (isRefusal(patient)) return patient;
    const { name, relationship, phone, email, isEmergency, mayBeInformed, patientId } = input;
    const facts = { name, relationship, phone, email, isEmergency, mayBeInformed };
    const refusal = notReachable(facts);
    if (refusal) return refusal;
    const contact = unit.create(ContactEntity, { patientId, ...facts });
    await unit.save();
    return { __typename: 'CreateContactSuccess', contact };
  });
}

/** The refusal of an emergency contact without a number. */
export function notReachable({
  isEmergency,
  phone,
}: {
  isEmergency: boolean;
  phone?: ContactRow['phone'];
}): InvalidInputError | null {
  if (!isEmergency || phone) return null;
  return invalidInput(
    'input.phone is missing, and a contact who is called in an emergency needs one; give it, or let input.isEmergency be false.',
    ['input', 'phone'],
  );
}
