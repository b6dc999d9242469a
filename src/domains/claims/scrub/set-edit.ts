// Sets an edit for a payer or for all, or clears what was set.

import type { MutationSetEditArgs, SetEditResult } from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { invalidInput } from '../../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { PayerEntity } from '../../insurance/payer.entity.ts';
import { EditSettingEntity } from '../edit-setting.entity.ts';
import { findEdits } from './claim-edits.ts';
import { edits } from './edits.ts';

const path = ['input', 'edit'];

export function setEdit(context: Context, { input }: MutationSetEditArgs): Promise<SetEditResult> {
  return write<SetEditResult>(context, 'setEdit', async (unit) => {
    const edit = edits.find(({ id }) => id === input.edit);
    if (!edit) return invalidInput('input.edit names no edit; choose one of claimEdits.', path);
    if (!edit.isOverridable)
      return invalidInput(`${edit.id} always runs: without it a file is not valid, or says something untrue.`, path);
    if (input.payerId) {
      const payer = await unit.find(PayerEntity, input.payerId, { path: ['input', 'payerId'] });
      if (isRefusal(payer)) return payer;
    }
    await keepSetting(unit, input);
    const [claimEdit] = await findEdits(unit.db, unit.practiceId, [edit]);
    return { __typename: 'SetEditSuccess', claimEdit: claimEdit as never };
  });
}

async function keepSetting(unit: WriteUnit, input: MutationSetEditArgs['input']): Promise<void> {
  const { edit, setting, reason } = input;
  const { em, practiceId, staffMemberId, now } = unit;
  const payerId = input.payerId ?? null;
  const before = await em.findOne(EditSettingEntity, { practiceId, edit, payerId });
  if (before && !setting) em.remove(before);
  else if (before && setting) Object.assign(before, { setting, reason, setById: staffMemberId, at: now });
  else if (setting) unit.create(EditSettingEntity, { edit, payerId, setting, reason, setById: staffMemberId, at: now });
  await unit.save();
}
