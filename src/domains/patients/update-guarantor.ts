// Corrects a guarantor.

import { addressColumns } from '../../contract/addresses/postal-address.ts';
import type { MutationUpdateGuarantorArgs, UpdateGuarantorResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { checkAddress } from '../../writing/check-address.ts';
import { allOf } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { checkGuarantorBirth } from './create-guarantor.ts';
import { GuarantorEntity } from './guarantor.entity.ts';

export function updateGuarantor(
  context: Context,
  { id, input }: MutationUpdateGuarantorArgs,
): Promise<UpdateGuarantorResult> {
  return write<UpdateGuarantorResult>(context, 'updateGuarantor', async (unit) => {
    const refusal = allOf(
      cannotBeEmpty(input, ['name', 'relationship']),
      await checkGuarantorBirth(unit, input.birthDate),
      checkAddress(input.address),
    );
    if (refusal) return refusal;
    const guarantor = await unit.lock(GuarantorEntity, id, input.expectedVersion);
    if (isRefusal(guarantor)) return guarantor;
    guarantor.name = input.name ?? guarantor.name;
    guarantor.relationship = input.relationship ?? guarantor.relationship;
    if (input.birthDate !== undefined) guarantor.birthDate = input.birthDate;
    if (input.phone !== undefined) guarantor.phone = input.phone;
    if (input.email !== undefined) guarantor.email = input.email;
    if (input.address !== undefined) Object.assign(guarantor, addressColumns('address', input.address));
    await unit.save();
    return { __typename: 'UpdateGuarantorSuccess', guarantor };
  });
}
