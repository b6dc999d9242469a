import type { StatusReport } from '../../../edi/claim-status/read-277.ts';
import type { Status } from '../../../edi/claim-status/status.ts';
import { AcknowledgementKind, ClaimEventKind, ClaimEventSource, ClaimStatus } from '../../../generated/models.ts';
import type { Answer, ClaimAnswer, FileAnswer } from './answer.ts';
import { entityWords } from './entity-words.ts';
import { latestDay, saidAt } from './said-at.ts';

const rejections: ReadonlySet<string> = new Set(['A3', 'A6', 'A7', 'A8']);
const acceptances: ReadonlySet<string> = new Set(['A0', 'A1', 'A2']);

type Report = StatusReport<'277CA'> | StatusReport<'277'>;

/**
 * The answer that a report holds. Reports on a whole batch or a provider's part of it are answers where they reject it:
 * no claim follows then. Null where there is nothing to record.
 */
export function answerIn(report: Report): Answer | null {
  if (report.kind === '277') return report.level === 'CLAIM' ? statusAnswer(report) : null;
  return report.level === 'CLAIM' ? claimAnswer(report) : rejectionOfBatch(report);
}

function claimAnswer(report: StatusReport<'277CA'>): ClaimAnswer {
  const said = saidBy(report);
  return {
    ...said,
    ...ofClaim(report),
    kind: AcknowledgementKind.C277CA,
    event: ClaimEventKind.CLAIM_ANSWERED,
    reports: acknowledgedStatus(said.categories, said.source),
    pcn: report.trace,
    replyBy: null,
  };
}

/** A line that is rejected rejects its claim: there is no claim without some of its lines. */
export function acknowledgedStatus(categories: readonly string[], source: ClaimEventSource): ClaimStatus | null {
  const isPayer = source === ClaimEventSource.PAYER;
  if (categories.some((category) => rejections.has(category)))
    return isPayer ? ClaimStatus.PAYER_REJECTED : ClaimStatus.CLEARINGHOUSE_REJECTED;
  if (categories.some((category) => acceptances.has(category)))
    return isPayer ? ClaimStatus.PAYER_ACCEPTED : ClaimStatus.CLEARINGHOUSE_ACCEPTED;
  return null;
}

function statusAnswer(report: StatusReport<'277'>): ClaimAnswer {
  const said = saidBy(report);
  return {
    ...said,
    ...ofClaim(report),
    kind: AcknowledgementKind.C277,
    event: ClaimEventKind.STATUS_REPORTED,
    source: ClaimEventSource.PAYER,
    reports: reportedStatus(said.categories),
    pcn: report.patientControlNumber ?? pcnInTrace(report.trace),
    replyBy: saidAt(report.replyBy),
  };
}

/** A request wins over a claim that is not found, and that over one that is at work. Only an 835 says what is paid. */
export function reportedStatus(categories: readonly string[]): ClaimStatus | null {
  if (categories.some((category) => category === 'P3' || /^R\d/.test(category))) return ClaimStatus.INFO_REQUESTED;
  if (categories.includes('A4')) return ClaimStatus.NOT_FOUND;
  return categories.some((category) => /^P\d/.test(category)) ? ClaimStatus.PENDING : null;
}

/** The office's own questions have the claim's number first in their trace. */
const pcnInTrace = (trace: string | null) => trace?.split('-')[0] ?? null;

function rejectionOfBatch(report: StatusReport<'277CA'>): FileAnswer | null {
  const said = saidBy(report);
  const reports = acknowledgedStatus(said.categories, said.source);
  if (!said.categories.some((category) => rejections.has(category))) return null;
  return {
    ...said,
    scope: 'FILE',
    kind: AcknowledgementKind.C277CA,
    event: ClaimEventKind.CLAIM_ANSWERED,
    reports,
    interchangeControlNumber: null,
    groupControlNumber: null,
    setControlNumber: null,
    batchReference: null,
    isOfClaims: true,
    reasons: new Map(),
  };
}

function ofClaim({ clearinghouseClaimNumber, payerControlNumber }: Report) {
  return {
    scope: 'CLAIM',
    versionLabel: clearinghouseClaimNumber,
    payerControlNumber,
    batchReference: null,
  } as const;
}

function saidBy({ source, statuses, lines, set }: Report) {
  const all = [...statuses, ...lines.flatMap((line) => line.statuses)];
  const categories = all.map(({ category }) => category);
  const worst = categories.find((category) => rejections.has(category)) ?? categories[0] ?? null;
  const day = latestDay(all.map(({ date }) => date)) ?? set.group.date;
  return {
    categories,
    category: worst,
    source: sourceOf(source?.entity),
    outcome: lines.some((line) => line.statuses.some(({ action }) => action === 'U'))
      ? 'U'
      : (all[0]?.action ?? worst ?? ''),
    codes: [...new Set(all.map(codeOf))],
    text: wordsOf(statuses, lines),
    saidAt: saidAt(day),
  };
}

/** AY is a clearinghouse. A report without a sender counts as the weaker one. */
const sourceOf = (entity: string | undefined) =>
  entity === 'PR' ? ClaimEventSource.PAYER : ClaimEventSource.CLEARINGHOUSE;

const codeOf = ({ category, code }: Status) => (code ? `${category}:${code}` : category);

function wordsOf(statuses: readonly Status[], lines: Report['lines']): string | null {
  const ofClaim = statuses.flatMap(wordsOfStatus);
  const ofLines = lines.flatMap(({ procedure, statuses: own }) =>
    own.map((status) =>
      [`Line ${procedure ?? 'without code'}: ${codeOf(status)}.`, ...wordsOfStatus(status)].join(' '),
    ),
  );
  return [...new Set([...ofClaim, ...ofLines])].join(' ') || null;
}

/** Code source 1035 says whom a code is about. Where nothing is wrong, the party is of no use. */
function wordsOfStatus({ text, entity, category, code }: Status): string[] {
  const isFault = !/^(A[012]|F|P)/.test(category);
  const about = entity && code && isFault ? [`${category}:${code} is about ${entityWords(entity)}.`] : [];
  return [...(text ? [text] : []), ...about];
}
