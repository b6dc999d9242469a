// Takes claims off their worklists until a day, or brings them back.

import {
  ClaimEventKind,
  ClaimStatus,
  type MutationSnoozeClaimsArgs,
  type SnoozeClaimsResult,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { invalidInput } from '../../../writing/invalid-input.ts';
import { write } from '../../../writing/write.ts';
import { practiceToday } from '../../practice/practice-today.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { ownEvent } from './change-claim.ts';
import { lockEach } from './change-each.ts';
import { stateMessage } from './claim-state-error.ts';

export function snoozeClaims(context: Context, { input }: MutationSnoozeClaimsArgs): Promise<SnoozeClaimsResult> {
  return write<SnoozeClaimsResult>(context, 'snoozeClaims', async (unit) => {
    const until = input.until ?? null;
    const today = (await practiceToday(unit.db, unit.practiceId, unit.now)).toString();
    if (until !== null && until <= today)
      return invalidInput(`input.until is ${until}; choose a day after today, ${today}, or null for now.`, [
        ...['input', 'until'],
      ]);
    const { claims, refused } = await lockEach(unit, input.ids, (claim) => {
      if (until === null && !claim.snoozedUntil) return `Claim ${claim.pcn} is not put off.`;
      return claim.status === ClaimStatus.CLOSED ? stateMessage(claim) : null;
    });
    for (const claim of claims) claim.snoozedUntil = until;
    const kind = until === null ? ClaimEventKind.WOKE : ClaimEventKind.SNOOZED;
    await recordClaimEvents(
      unit,
      claims.map((claim) => ownEvent(unit, claim, kind, { text: until })),
    );
    return { __typename: 'SnoozeClaimsSuccess', claims, refused };
  });
}
