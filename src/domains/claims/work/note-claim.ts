// Writes a note into the history of a claim.

import { ClaimEventKind, type MutationNoteClaimArgs, type NoteClaimResult } from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { ClaimEntity } from '../claim.entity.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { ownEvent } from './change-claim.ts';

export function noteClaim(context: Context, { id, input }: MutationNoteClaimArgs): Promise<NoteClaimResult> {
  return write<NoteClaimResult>(context, 'noteClaim', async (unit) => {
    const claim = await unit.lock(ClaimEntity, id, input.expectedVersion);
    if (isRefusal(claim)) return claim;
    await recordClaimEvents(unit, [ownEvent(unit, claim, ClaimEventKind.NOTED, { text: input.text })]);
    return { __typename: 'NoteClaimSuccess', claim };
  });
}
