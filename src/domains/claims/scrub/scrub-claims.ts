// Runs the edits over claims that were not sent yet.

import type { MutationScrubClaimsArgs, ScrubClaimsResult } from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { write } from '../../../writing/write.ts';
import { lockEach } from '../work/change-each.ts';
import { stateMessage } from '../work/claim-state-error.ts';
import { isBeforeSending } from '../work/is-before-sending.ts';
import { runEdits } from './run-edits.ts';

export function scrubClaims(context: Context, { input }: MutationScrubClaimsArgs): Promise<ScrubClaimsResult> {
  return write<ScrubClaimsResult>(context, 'scrubClaims', async (unit) => {
    const { claims, refused } = await lockEach(unit, input.ids, (claim) =>
      isBeforeSending(claim.status) ? null : stateMessage(claim),
    );
    await runEdits(unit, claims);
    return { __typename: 'ScrubClaimsSuccess', claims, refused };
  });
}
