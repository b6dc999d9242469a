// Says which claim an unmatched answer is about, and records what it reports.

import {
  AcknowledgementKind,
  AcknowledgementStatus,
  ClaimEventKind,
  type MatchAcknowledgementResult,
  type MutationMatchAcknowledgementArgs,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { ClaimEntity } from '../claim.entity.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { AcknowledgementEntity } from './acknowledgement.entity.ts';
import { acknowledgementClosed } from './acknowledgement-closed.ts';
import { answerEvents } from './answer-events.ts';
import { claimAnswerKey } from './answer-key.ts';
import { claimNotSent } from './claim-not-sent.ts';
import { findSentVersions, versionMeant } from './sent-versions.ts';

const open: ReadonlySet<string> = new Set([AcknowledgementStatus.UNMATCHED, AcknowledgementStatus.DISMISSED]);

export function matchAcknowledgement(
  context: Context,
  { id, input }: MutationMatchAcknowledgementArgs,
): Promise<MatchAcknowledgementResult> {
  return write<MatchAcknowledgementResult>(context, 'matchAcknowledgement', async (unit) => {
    const acknowledgement = await unit.lock(AcknowledgementEntity, id, input.expectedVersion);
    if (isRefusal(acknowledgement)) return acknowledgement;
    if (!open.has(acknowledgement.status)) return acknowledgementClosed(acknowledgement);
    const { kind, source, reports, category, codes, text, replyBy, saidAt, payerControlNumber, pcn } = acknowledgement;
    const isOfFile = kind === AcknowledgementKind.TA1 || kind === AcknowledgementKind.F999 || pcn === null;
    if (isOfFile)
      return {
        __typename: 'AnswerToFileError',
        message: 'This answer is about a whole file, which its control numbers name: dismiss it, or ask its sender.',
        path: ['id'],
        acknowledgement: acknowledgement as never,
      };
    const claim = await unit.lock(ClaimEntity, input.claimId, { path: ['input', 'claimId'] });
    if (isRefusal(claim)) return claim;
    const versions = await findSentVersions(unit.db, unit.practiceId, { pcns: [claim.pcn] });
    const { versionNumber } = input;
    const version = versionNumber
      ? versions.find(({ number }) => number === versionNumber)
      : versionMeant(versions, { saidAt });
    if (!version) return claimNotSent(claim, versionNumber);
    Object.assign(acknowledgement, { status: AcknowledgementStatus.MATCHED, claimId: claim.id, closeReason: null });
    acknowledgement.versionNumber = version.number;
    acknowledgement.batchId = version.batchId;
    acknowledgement.closedById = unit.staffMemberId;
    await unit.save();
    const said = { source, reports: reports ?? null, category, codes, text, replyBy, saidAt, payerControlNumber };
    const event = kind === AcknowledgementKind.C277 ? ClaimEventKind.STATUS_REPORTED : ClaimEventKind.CLAIM_ANSWERED;
    const key = claimAnswerKey(
      { ...acknowledgement, text: text ?? null, payerControlNumber: payerControlNumber ?? null },
      version.number,
    );
    await recordClaimEvents(
      unit,
      answerEvents([
        {
          ...{ claim, versionNumber: version.number, kind: event, ...said },
          ...{ payerControlNumber: payerControlNumber ?? null, replyBy: replyBy ?? null },
          ...{ acknowledgementId: acknowledgement.id, answerKey: key },
        },
      ]),
    );
    return { __typename: 'MatchAcknowledgementSuccess', acknowledgement: acknowledgement as never };
  });
}
