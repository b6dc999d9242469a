// Withdraws a display's token.

import type { MutationRevokeDisplayArgs, RevokeDisplayResult } from '../../generated/models.ts';
import { accessChanged } from '../../live/log/access-changed.ts';
import type { Context } from '../../request/context.ts';
import { unknownReference } from '../../writing/invalid-input.ts';
import { lockRow } from '../../writing/lock-row.ts';
import { write } from '../../writing/write.ts';
import { DisplayEntity } from './display.entity.ts';

export function revokeDisplay(
  context: Context,
  { id, input }: MutationRevokeDisplayArgs,
): Promise<RevokeDisplayResult> {
  return write<RevokeDisplayResult>(context, 'revokeDisplay', async (unit) => {
    const display = await lockRow(unit, DisplayEntity, id);
    if (!display) return unknownReference('display', ['id']);
    if (!display.revokedAt) {
      display.revokedAt = unit.now;
      display.revokedById = unit.principal.staffMemberId;
      display.revocationReason = input.reason ?? null;
      unit.emit(accessChanged(id));
    }
    return { __typename: 'RevokeDisplaySuccess', display };
  });
}
