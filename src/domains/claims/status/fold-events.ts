import { ClaimEventKind, ClaimStatus } from '../../../generated/models.ts';
import { isAdjudicated, phaseOf, rejectedStatuses } from './claim-phases.ts';

/** The parts of an event that decide the status of a claim's version. */
export interface FoldedEvent {
  kind: ClaimEventKind;
  /** The status that the event reports; null where it reports none. */
  reportedStatus: ClaimStatus | null;
  /** Orders the office's own events. */
  at: Date;
  /** Orders answers. */
  saidAt: Date;
}

const appeals: ReadonlySet<ClaimEventKind> = new Set([ClaimEventKind.APPEALED, ClaimEventKind.APPEAL_DECIDED]);
const closings: ReadonlySet<ClaimEventKind> = new Set([ClaimEventKind.CLOSED, ClaimEventKind.REOPENED]);

/**
 * The status of one version of a claim: the fold of its events. The office's own events count in the order in which they
 * were written. Answers count alike in any order and any number.
 */
export function foldEvents(events: readonly FoldedEvent[]): ClaimStatus {
  const closing = latest(events.filter(({ kind }) => closings.has(kind)));
  if (closing?.kind === ClaimEventKind.CLOSED) return ClaimStatus.CLOSED;
  const decided = events.filter(({ reportedStatus }) => reportedStatus !== null && isAdjudicated(reportedStatus));
  const appeal = latest(events.filter(({ kind }) => appeals.has(kind)));
  // A decision that came after the appeal answers it. An appeal that was won is open until the payer pays.
  const isUndecided = appeal?.kind === ClaimEventKind.APPEALED || appeal?.reportedStatus === ClaimStatus.APPEALED;
  const isOpen = appeal && isUndecided && !decided.some(({ at }) => at > appeal.at);
  if (isOpen) return ClaimStatus.APPEALED;
  return strongestAnswer(withReplies(events)) ?? lastOfOffice(events) ?? ClaimStatus.DRAFT;
}

/** A request of the payer that the office answered leaves the claim pending. A request that came after the reply does not. */
function withReplies(events: readonly FoldedEvent[]): readonly FoldedEvent[] {
  const reply = latest(events.filter(({ kind }) => kind === ClaimEventKind.REQUEST_ANSWERED));
  if (!reply) return events;
  return events.map((event) =>
    event.reportedStatus === ClaimStatus.INFO_REQUESTED && event.at < reply.at
      ? { ...event, reportedStatus: ClaimStatus.PENDING }
      : event,
  );
}

function lastOfOffice(events: readonly FoldedEvent[]): ClaimStatus | null {
  const own = events.filter(({ reportedStatus }) => reportedStatus !== null && phaseOf[reportedStatus] === 0);
  return latest(own)?.reportedStatus ?? null;
}

function strongestAnswer(events: readonly FoldedEvent[]): ClaimStatus | null {
  let strongest: FoldedEvent | null = null;
  for (const event of events) {
    const { reportedStatus } = event;
    if (reportedStatus === null || phaseOf[reportedStatus] === 0 || phaseOf[reportedStatus] === 7) continue;
    if (!strongest || isStronger(event, strongest)) strongest = event;
  }
  return strongest?.reportedStatus ?? null;
}

/** Payers date their answers by the day; within a day the status decides, so that the order of arrival does not. */
function isStronger(one: FoldedEvent, other: FoldedEvent): boolean {
  const [a, b] = [strength(one), strength(other)];
  const place = a.findIndex((value, index) => value !== b[index]);
  return place >= 0 && (a[place] ?? 0) > (b[place] ?? 0);
}

function strength({ reportedStatus, saidAt }: FoldedEvent): number[] {
  const status = reportedStatus ?? ClaimStatus.DRAFT;
  const day = Math.floor(saidAt.getTime() / 86_400_000);
  return [phaseOf[status], day, withinDay(status), saidAt.getTime(), statuses.indexOf(status)];
}

/** A rejection wins over an acceptance, a correction over the reversal before it. */
function withinDay(status: ClaimStatus): number {
  if (status === ClaimStatus.REVERSED) return 0;
  return rejectedStatuses.has(status) ? 2 : 1;
}

const statuses = Object.keys(phaseOf) as ClaimStatus[];

function latest<Event extends FoldedEvent>(events: readonly Event[]): Event | undefined {
  return events.reduce<Event | undefined>((last, event) => (last && last.at > event.at ? last : event), undefined);
}
