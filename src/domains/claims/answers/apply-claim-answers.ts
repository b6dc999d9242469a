import { AcknowledgementStatus } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import type { EdiFileRow } from '../files/edi-file.entity.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { AcknowledgementEntity } from './acknowledgement.entity.ts';
import type { ClaimAnswer } from './answer.ts';
import { answerEvents } from './answer-events.ts';
import { claimAnswerKey } from './answer-key.ts';
import { lockClaims } from './lock-claims.ts';
import { findSentVersions, versionMeant } from './sent-versions.ts';

/** Keeps answers to claims, and records each with the version that it means. Those that mean none wait for a person. */
export async function applyClaimAnswers(
  unit: WriteUnit,
  file: EdiFileRow,
  answers: readonly ClaimAnswer[],
  before: number,
): Promise<void> {
  const pcns = answers.flatMap(({ pcn }) => (pcn ? [tidy(pcn)] : []));
  const versions = Map.groupBy(await findSentVersions(unit.db, unit.practiceId, { pcns }), ({ pcn }) => pcn);
  const meant = answers.map((answer) => versionMeant(versions.get(tidy(answer.pcn ?? '')) ?? [], answer));
  const claims = await lockClaims(
    unit,
    meant.flatMap((version) => version?.claimId ?? []),
  );
  const events = answers.flatMap((answer, index) => {
    const version = meant[index];
    const claim = claims.get(version?.claimId ?? '');
    const saidAt = answer.saidAt ?? file.at;
    const { kind, source, reports, outcome, category, codes, text, replyBy, payerControlNumber } = answer;
    const { id: acknowledgementId } = unit.create(AcknowledgementEntity, {
      ...{ ediFileId: file.id, ordinal: before + index + 1, kind, source, reports, outcome, category, text, replyBy },
      ...{ codes: [...codes], saidAt, receivedAt: file.at, pcn: answer.pcn, payerControlNumber },
      ...(claim && version && { claimId: claim.id, versionNumber: version.number, batchId: version.batchId }),
      status: claim ? AcknowledgementStatus.APPLIED : AcknowledgementStatus.UNMATCHED,
    });
    if (!claim || !version) return [];
    const said = { kind: answer.event, source, reports, category, codes, text, replyBy, payerControlNumber, saidAt };
    const key = claimAnswerKey(answer, version.number);
    return [{ claim, versionNumber: version.number, ...said, acknowledgementId, answerKey: key }];
  });
  // The answers are there before the events that name them.
  await unit.save();
  await recordClaimEvents(unit, answerEvents(events));
}

/** Partners pad numbers, and write them in small letters. */
const tidy = (pcn: string) => pcn.replaceAll(' ', '').toUpperCase();
