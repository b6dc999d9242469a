// Withdraws a display's token.

import type { MutationRevokeDisplayArgs, RevokeDisplayResult } from '../../generated/models.ts';
import { accessChanged } from '../../live/log/access-changed.ts';
import type { Context } from '../../request/context.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { DisplayEntity } from './display.entity.ts';

export function revokeDisplay(
  context: Context,
  { id, input }: MutationRevokeDisplayArgs,
): Promise<RevokeDisplayResult> {
  return write<RevokeDisplayResult>(context, 'revokeDisplay', async (unit) => {
    const display = await unit.lock(DisplayEntity, id);
    if (isRefusal(display)) return display;
    if (!display.revokedAt) {
      display.revokedAt = unit.now;
      display.revokedById = unit.staffMemberId;
      display.revocationReason = input.reason ?? null;
      await unit.save(accessChanged(id));
    }
    return { __typename: 'RevokeDisplaySuccess', display };
  });
}
