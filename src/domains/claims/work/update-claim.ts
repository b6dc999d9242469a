// Changes facts of a claim beside its charges, and scrubs it.

import {
  ClaimEventKind,
  type MutationUpdateClaimArgs,
  type UpdateClaimInput,
  type UpdateClaimResult,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { practiceToday } from '../../practice/practice-today.ts';
import type { ClaimRow } from '../claim.entity.ts';
import { ClaimLineEntity } from '../claim-line.entity.ts';
import type { KnownDetails } from '../known-details.ts';
import { runEdits } from '../scrub/run-edits.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { lockClaim, ownEvent } from './change-claim.ts';
import { checkDetails } from './check-details.ts';
import { isBeforeSending } from './is-before-sending.ts';

export function updateClaim(context: Context, { id, input }: MutationUpdateClaimArgs): Promise<UpdateClaimResult> {
  return write<UpdateClaimResult>(context, 'updateClaim', async (unit) => {
    const claim = await lockClaim(unit, id, input.expectedVersion, ({ status }) => isBeforeSending(status));
    if (isRefusal(claim)) return claim;
    const details = changedDetails(claim, input);
    const today = await practiceToday(unit.db, unit.practiceId, unit.now);
    const refusal = checkDetails(details, { given: input, today: today.toString(), lines: await linesOf(unit, claim) });
    if (refusal) return refusal;
    claim.knownDetails = details;
    await recordClaimEvents(unit, [ownEvent(unit, claim, ClaimEventKind.UPDATED)]);
    await runEdits(unit, [claim]);
    return { __typename: 'UpdateClaimSuccess', claim };
  });
}

async function linesOf({ em, practiceId }: WriteUnit, { id }: ClaimRow): Promise<Set<number>> {
  const lines = await em.find(ClaimLineEntity, { practiceId, claimId: id });
  return new Set(lines.map(({ position }) => position));
}

/** Absent facts stay; null takes one away. */
function changedDetails({ knownDetails }: ClaimRow, { expectedVersion: _, patientPaid, ...facts }: UpdateClaimInput) {
  const given = { ...facts, ...(patientPaid === undefined ? {} : { patientPaid: cents(patientPaid) }) };
  const entries = Object.entries({ ...knownDetails, ...given }).filter(
    ([, fact]) => fact !== undefined && fact !== null,
  );
  return Object.fromEntries(entries) as KnownDetails;
}

const cents = (amount: bigint | null): number | null => (amount === null ? null : Number(amount));
