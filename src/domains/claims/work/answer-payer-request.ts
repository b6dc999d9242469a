// Records that the office sent the payer what it asked for.

import {
  type AnswerPayerRequestResult,
  ClaimEventKind,
  ClaimStatus,
  DisclosurePurpose,
  type InvalidInputError,
  type MutationAnswerPayerRequestArgs,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { invalidInput } from '../../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { disclose } from '../../compliance/gives/disclose.ts';
import { practiceToday } from '../../practice/practice-today.ts';
import type { ClaimRow } from '../claim.entity.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { lockClaim, ownEvent } from './change-claim.ts';

export function answerPayerRequest(
  context: Context,
  { id, input }: MutationAnswerPayerRequestArgs,
): Promise<AnswerPayerRequestResult> {
  return write<AnswerPayerRequestResult>(context, 'answerPayerRequest', async (unit) => {
    const isAsked = ({ status }: ClaimRow) => status === ClaimStatus.INFO_REQUESTED;
    const claim = await lockClaim(unit, id, input.expectedVersion, isAsked);
    if (isRefusal(claim)) return claim;
    const { channel: category, text, sentOn } = input;
    const today = (await practiceToday(unit.db, unit.practiceId, unit.now)).toString();
    const refusal = sentOn && checkDay(sentOn, { today, askedOn: await findDayOfRequest(unit, claim) });
    if (refusal) return refusal;
    // Noon is on that day in every zone of the United States.
    const saidAt = sentOn && sentOn < today ? { saidAt: new Date(`${sentOn}T17:00Z`) } : {};
    await recordClaimEvents(unit, [
      ownEvent(unit, claim, ClaimEventKind.REQUEST_ANSWERED, { category, text, ...saidAt }),
    ]);
    const { patientId, payerId, sensitivity } = claim;
    await disclose(unit, [
      {
        patientId,
        payerId,
        sensitivity,
        clearinghouseId: null,
        claimVersionId: null,
        purpose: DisclosurePurpose.PAYMENT,
      },
    ]);
    return { __typename: 'AnswerPayerRequestSuccess', claim };
  });
}

interface Bounds {
  today: string;
  /** The day that the payer's request names. */
  askedOn: string;
}

function checkDay(sentOn: string, { today, askedOn }: Bounds): InvalidInputError | null {
  const path = ['input', 'sentOn'];
  if (sentOn > today) return invalidInput(`input.sentOn is ${sentOn}; choose today, ${today}, or a day before.`, path);
  if (sentOn < askedOn)
    return invalidInput(`input.sentOn is ${sentOn}, before the payer asked; choose ${askedOn} or a later day.`, path);
  return null;
}

/** The latest request's: X12 names no zone, so that its days are kept as those of UTC. */
async function findDayOfRequest({ db, practiceId }: WriteUnit, { id, versionNumber }: ClaimRow): Promise<string> {
  const { saidAt } = await db
    .selectFrom('claim_event')
    .select('saidAt')
    .where('practiceId', '=', practiceId)
    .where('claimId', '=', id)
    .where('versionNumber', '=', versionNumber)
    .where('reportedStatus', '=', ClaimStatus.INFO_REQUESTED)
    .orderBy('saidAt', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return saidAt.toISOString().slice(0, 10);
}
