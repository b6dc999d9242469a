// Withdraws a display's token.
import type { Context } from '../../context.ts';
import { lockRow } from '../../database/lock-row.ts';
import { write } from '../../database/write.ts';
import type { MutationRevokeDisplayArgs, RevokeDisplayResult } from '../../generated/models.ts';
import { unknownReference } from '../../query/invalid-input.ts';
import { DisplayEntity } from './display.entity.ts';
import { displayTopic } from './display-topic.ts';

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
      // Its subscription looks at its token again with each payload: this one is the last.
      unit.emit({ type: 'DISPLAY_CHANGED', subjectId: id, topics: [displayTopic(id)] });
    }
    return { __typename: 'RevokeDisplaySuccess', display };
  });
}
