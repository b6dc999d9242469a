// Ends a guarantor: the patient pays from now on.

import type { EndGuarantorResult, MutationEndGuarantorArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { GuarantorEntity } from './guarantor.entity.ts';

export function endGuarantor(context: Context, { id, input }: MutationEndGuarantorArgs): Promise<EndGuarantorResult> {
  return write<EndGuarantorResult>(context, 'endGuarantor', async (unit) => {
    const guarantor = await unit.lock(GuarantorEntity, id, input.expectedVersion);
    if (isRefusal(guarantor)) return guarantor;
    if (guarantor.endedAt)
      return invalidInput('This guarantor has ended before; name who pays now with createGuarantor.', ['id']);
    guarantor.endedAt = unit.now;
    await unit.save();
    return { __typename: 'EndGuarantorSuccess', guarantor };
  });
}
