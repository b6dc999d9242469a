import { sql } from 'kysely';
import { AcknowledgementStatus } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import type { EdiFileRow } from '../files/edi-file.entity.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { AcknowledgementEntity, type AcknowledgementRow } from './acknowledgement.entity.ts';
import type { FileAnswer } from './answer.ts';
import { answerEvents } from './answer-events.ts';
import { fileAnswerKey } from './answer-key.ts';
import { findAnsweredBatch, isOwnFile } from './answered-batch.ts';
import { lockClaims } from './lock-claims.ts';

/** Claims of one transaction: watchers wait for its commit. */
const mostClaims = 200;

/**
 * Keeps an answer to a file, and records it with the next claims of its batch that have it not. False while others
 * follow.
 */
export async function applyFileAnswer(
  unit: WriteUnit,
  file: EdiFileRow,
  answer: FileAnswer,
  before: number,
): Promise<boolean> {
  const ordinal = before + 1;
  const known = await unit.em.findOne(AcknowledgementEntity, {
    practiceId: unit.practiceId,
    ...{ ediFileId: file.id, ordinal },
  });
  const row = known ?? (await keepAnswer(unit, file, answer, ordinal));
  if (!row.batchId) return true;
  const key = fileAnswerKey(answer, row.batchId);
  const next = await findUnanswered(unit, row.batchId, key);
  const claims = await lockClaims(
    unit,
    next.slice(0, mostClaims).map(({ claimId }) => claimId),
  );
  const { event: kind, source, reports, category } = answer;
  const events = next.flatMap(({ claimId, pcn, versionNumber }) => {
    const claim = claims.get(claimId);
    if (!claim) return [];
    const { codes, text } = reasonOf(answer, pcn);
    const said = { kind, source, reports, category, codes, text, saidAt: answer.saidAt ?? file.at };
    return [{ claim, versionNumber, ...said, acknowledgementId: row.id, answerKey: key }];
  });
  await unit.save();
  await recordClaimEvents(unit, answerEvents(events));
  return next.length <= mostClaims;
}

async function keepAnswer(
  unit: WriteUnit,
  file: EdiFileRow,
  answer: FileAnswer,
  ordinal: number,
): Promise<AcknowledgementRow> {
  const { kind, source, reports, outcome, category, codes, text } = answer;
  const { interchangeControlNumber, groupControlNumber, setControlNumber } = answer;
  const batchId = await findAnsweredBatch(unit, file.clearinghouseId, answer);
  const isKnown = batchId !== null || (!isRejection(answer) && (await isOwnFile(unit, file.clearinghouseId, answer)));
  return unit.create(AcknowledgementEntity, {
    ...{ ediFileId: file.id, ordinal, kind, source, reports, outcome, category, codes: [...codes], text, batchId },
    ...{ interchangeControlNumber, groupControlNumber, setControlNumber },
    ...{ saidAt: answer.saidAt ?? file.at, receivedAt: file.at },
    status: isKnown ? AcknowledgementStatus.APPLIED : AcknowledgementStatus.UNMATCHED,
  });
}

const isRejection = ({ reports }: FileAnswer) => reports?.endsWith('_REJECTED') ?? false;

/** A claim without a word of its own in a file that was rejected is there for the errors of others. */
function reasonOf(
  { reasons, codes, text }: FileAnswer,
  pcn: string,
): { codes: readonly string[]; text: string | null } {
  const own = reasons.get(pcn);
  if (own) return own;
  return { codes, text: reasons.size > 0 ? 'Rejected together with its file, for errors in other claims.' : text };
}

interface Unanswered {
  claimId: string;
  pcn: string;
  versionNumber: number;
}

/** One more than are taken, to know whether others follow. */
async function findUnanswered({ db, practiceId }: WriteUnit, batchId: string, key: string): Promise<Unanswered[]> {
  const { rows } = await sql<Unanswered>`
    select place.claim_id as "claimId", claim.pcn, version.number as "versionNumber"
    from batch_claim place
    join claim on claim.practice_id = ${practiceId} and claim.id = place.claim_id
    join claim_version version on version.practice_id = ${practiceId} and version.id = place.claim_version_id
    where place.practice_id = ${practiceId} and place.batch_id = ${batchId} and not exists (
      select from claim_event event
      where event.practice_id = ${practiceId} and event.claim_id = place.claim_id and event.answer_key = ${key})
    order by place.claim_id limit ${mostClaims + 1}`.execute(db);
  return rows;
}
