import { anyOf } from '../../../database/sql/any-of.ts';
import { newId } from '../../../database/sql/new-id.ts';
import type { Reader } from '../../../database/sql/reader.ts';
import { type ClaimEventKind, type ClaimEventSource, ClaimStatus } from '../../../generated/models.ts';
import { insertInBulk, updateInBulk } from '../../../writing/rows-in-bulk.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { ClaimEntity, type ClaimRow } from '../claim.entity.ts';
import { claimChanged } from '../claim.events.ts';
import { ClaimEventEntity, type ClaimEventRow } from '../claim-event.entity.ts';
import { type AnswerTimes, expectedBy, findAnswerTimes } from './answer-times.ts';
import { isAdjudicated, rejectedStatuses } from './claim-phases.ts';
import { type FoldedEvent, foldEvents } from './fold-events.ts';
import { expectationAt, queueOf } from './place-claim.ts';

/** An event that is to be recorded. Absent fields have nothing to say. */
export interface NewClaimEvent {
  claim: ClaimRow;
  kind: ClaimEventKind;
  source: ClaimEventSource;
  /** The status that the event reports. */
  reports?: ClaimStatus;
  /** The version that it is about. Default: the claim's present one. */
  versionNumber?: number | undefined;
  category?: string | null | undefined;
  codes?: readonly string[];
  text?: string | null | undefined;
  acknowledgementId?: string | null;
  adviceId?: string | null;
  /** Names an answer by its contents: the same answer in two files is recorded once. */
  answerKey?: string | null;
  /** Default: now. */
  saidAt?: Date;
  /** The payer's number of the claim, where an answer names it. */
  payerControlNumber?: string | null;
  /** The day by which the payer asks for a reply. */
  replyBy?: Date | null;
  /** The assignee before this write, where it changed. */
  assigneeBefore?: string | null;
}

/**
 * Appends events to claims that are locked, and brings status, worklist and expectation of each up to date with the fold
 * of its events. It is the only place that changes these. Callers change other fields of a claim before. Answers that
 * are there already are dropped. Rows are written with one statement for many: a file has thousands of claims.
 */
export async function recordClaimEvents(unit: WriteUnit, news: readonly NewClaimEvent[]): Promise<ClaimEventRow[]> {
  const claims = [...new Set(news.map(({ claim }) => claim))];
  if (claims.length === 0) return [];
  const earlier = await findEarlier(unit.db, unit.practiceId, claims);
  const timesOf = await findAnswerTimes(
    unit.db,
    unit.practiceId,
    claims.map(({ payerId }) => payerId),
  );
  const recorded: ClaimEventRow[] = [];
  const kept: NewClaimEvent[] = [];
  const events = news.flatMap((added) => {
    const { claim, assigneeBefore } = added;
    const history = earlier.get(claim.id) ?? { folded: [], answers: new Set() };
    if (added.answerKey && history.answers.has(added.answerKey)) return [];
    const event = eventOf(unit, added, history);
    recorded.push(event);
    kept.push(added);
    placeClaim(claim, event, added, timesOf(claim.payerId));
    return [claimChanged(claim, { eventId: event.id, assigneeBefore })];
  });
  await updateInBulk(unit, ClaimEntity, [...new Set(kept.map(({ claim }) => claim))]);
  // Events may name rows that the unit of work has yet to insert.
  await unit.save(...events);
  await insertInBulk(unit, ClaimEventEntity, recorded);
  return recorded;
}

interface History {
  folded: (FoldedEvent & { versionNumber: number })[];
  answers: Set<string>;
}

function eventOf(unit: WriteUnit, added: NewClaimEvent, { folded, answers }: History): ClaimEventRow {
  const { claim, kind, source, reports = null, versionNumber = claim.versionNumber, answerKey = null } = added;
  // A write that waited for the claim's row began before the event it follows.
  const last = folded.reduce((latest, { at }) => Math.max(latest, at.getTime() + 1), unit.now.getTime());
  const at = new Date(last);
  const saidAt = added.saidAt ?? at;
  const isFirst = kind === 'CREATED' && versionNumber === 1;
  folded.push({ kind, reportedStatus: reports, at, saidAt, versionNumber });
  if (answerKey) answers.add(answerKey);
  const ofVersion = folded.filter((one) => one.versionNumber === claim.versionNumber);
  return {
    ...{ practiceId: unit.practiceId, id: newId() },
    ...{ claimId: claim.id, patientId: claim.patientId, versionNumber, kind, reportedStatus: reports, source },
    fromStatus: isFirst ? null : claim.status,
    toStatus: foldEvents(ofVersion),
    ...{ category: added.category ?? null, codes: [...(added.codes ?? [])], text: added.text ?? null },
    ...{ acknowledgementId: added.acknowledgementId ?? null, adviceId: added.adviceId ?? null, answerKey },
    ...{ staffMemberId: unit.staffMemberId, at, saidAt, sensitivity: claim.sensitivity },
  };
}

/** Writes an event's outcome into its claim. */
function placeClaim(claim: ClaimRow, event: ClaimEventRow, added: NewClaimEvent, times: AnswerTimes): void {
  const { toStatus, at, codes, versionNumber } = event;
  const isOfEarlier = versionNumber !== claim.versionNumber;
  claim.lastEventId = event.id;
  if (added.payerControlNumber) claim.payerControlNumber = added.payerControlNumber;
  if (contradicts(claim, added, isOfEarlier)) claim.isContradictory = true;
  if (toStatus !== claim.status) {
    claim.status = toStatus;
    claim.statusSince = at;
    claim.isOverdue = false;
    claim.reasonCodes = [...codes];
    claim.expects = expectationAt[toStatus];
    claim.expectedBy = claim.expects && (added.replyBy ?? expectedBy(claim.expects, at, times));
    // A request without a date is worked on, not waited for.
    if (!claim.expectedBy) claim.expects = null;
  } else if (!isOfEarlier && added.reports === toStatus && codes.length > 0) claim.reasonCodes = [...codes];
  const queue = queueOf(claim);
  if (queue !== claim.queue) {
    claim.queue = queue;
    claim.inQueueSince = at;
  }
}

/** Money for a version that another took the place of, or for one that was rejected, or closed. */
function contradicts(claim: ClaimRow, { reports }: NewClaimEvent, isOfEarlier: boolean): boolean {
  if (!reports || !isAdjudicated(reports)) return false;
  return isOfEarlier || rejectedStatuses.has(claim.status) || claim.status === ClaimStatus.CLOSED;
}

async function findEarlier(db: Reader, practiceId: string, claims: readonly ClaimRow[]): Promise<Map<string, History>> {
  const rows = await db
    .selectFrom('claim_event')
    .select(['claimId', 'versionNumber', 'kind', 'reportedStatus', 'at', 'saidAt', 'answerKey'])
    .where('practiceId', '=', practiceId)
    .where('claimId', '=', anyOf(claims.map(({ id }) => id)))
    .execute();
  const byClaim = new Map<string, History>(claims.map(({ id }) => [id, { folded: [], answers: new Set() }]));
  for (const { claimId, answerKey, ...event } of rows) {
    const history = byClaim.get(claimId);
    history?.folded.push(event);
    if (answerKey) history?.answers.add(answerKey);
  }
  return byClaim;
}
