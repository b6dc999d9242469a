import type { GroupAnswer, SegmentError, SetAnswer } from '../../../edi/acknowledgements/read-999.ts';
import type { InterchangeAnswer } from '../../../edi/envelopes/envelope.ts';
import { AcknowledgementKind, ClaimEventKind, ClaimEventSource, ClaimStatus } from '../../../generated/models.ts';
import type { FileAnswer, Reason } from './answer.ts';
import { saidAt } from './said-at.ts';

const rejections: ReadonlySet<string> = new Set(['R', 'M', 'W', 'X']);
const acceptances: ReadonlySet<string> = new Set(['A', 'E']);
/** AK101 of a group of claims. */
const claimGroup = 'HC';

const ofFile = {
  scope: 'FILE',
  event: ClaimEventKind.FILE_ANSWERED,
  source: ClaimEventSource.CLEARINGHOUSE,
  category: null,
  batchReference: null,
} as const;

/** TA1. Its own date is that of the interchange it answers; it was said when its own interchange was made. */
export function answerToInterchange({ interchange, controlNumber, outcome, noteCode }: InterchangeAnswer): FileAnswer {
  return {
    ...ofFile,
    kind: AcknowledgementKind.TA1,
    // An interchange that was accepted is followed by a 999, which decides.
    reports: outcome === 'R' ? ClaimStatus.FILE_REJECTED : null,
    outcome,
    codes: noteCode && noteCode !== '000' ? [`TA1:${noteCode}`] : [],
    text: null,
    saidAt: saidAt(interchange.date, interchange.time),
    interchangeControlNumber: controlNumber,
    groupControlNumber: null,
    setControlNumber: null,
    isOfClaims: true,
    reasons: new Map(),
  };
}

/** 999: an answer for each set that it names, or one for the whole group where it names none. */
export function answersToGroup(group: GroupAnswer): FileAnswer[] {
  const { sets, outcome, codes } = group;
  if (sets.length === 0) return [answerToSet(group, null, outcome, prefixed('AK9', codes), [])];
  return sets.map((set) => answerToSet(group, set.controlNumber, outcomeOf(group, set), codesOf(set), set.errors));
}

/** A group that was rejected takes its sets with it, whatever is said about each. */
function outcomeOf(group: GroupAnswer, set: SetAnswer): string {
  return rejections.has(group.outcome) && !rejections.has(set.outcome) ? group.outcome : set.outcome;
}

function codesOf({ codes, errors }: SetAnswer): string[] {
  return [...new Set([...prefixed('IK5', codes), ...errors.flatMap(codesOfError)])];
}

function answerToSet(
  { set, groupControlNumber, functionalId }: GroupAnswer,
  setControlNumber: string | null,
  outcome: string,
  codes: readonly string[],
  errors: readonly SegmentError[],
): FileAnswer {
  return {
    ...ofFile,
    kind: AcknowledgementKind.F999,
    reports: statusOf(outcome),
    outcome,
    codes,
    text: errors.length > 0 ? errors.map(wordsOf).join(' ') : null,
    saidAt: saidAt(set.group.date, set.group.time),
    interchangeControlNumber: null,
    groupControlNumber,
    setControlNumber,
    isOfClaims: functionalId === claimGroup,
    reasons: reasonsIn(errors),
  };
}

/** A set that is accepted in part decides nothing. */
function statusOf(outcome: string): ClaimStatus | null {
  if (rejections.has(outcome)) return ClaimStatus.FILE_REJECTED;
  return acceptances.has(outcome) ? ClaimStatus.FILE_ACCEPTED : null;
}

/** The errors of single claims: CTX names the claim by CLM01. */
function reasonsIn(errors: readonly SegmentError[]): Map<string, Reason> {
  const byPcn = new Map<string, Reason>();
  for (const error of errors) {
    for (const { name, value } of error.contexts) {
      if (name !== 'CLM01' || !value) continue;
      const known = byPcn.get(value);
      byPcn.set(value, {
        codes: [...new Set([...(known?.codes ?? []), ...codesOfError(error)])],
        text: [...(known ? [known.text] : []), wordsOf(error)].join(' '),
      });
    }
  }
  return byPcn;
}

function codesOfError({ code, elements }: SegmentError): string[] {
  return [
    ...prefixed('IK3', [code]),
    ...prefixed(
      'IK4',
      elements.map((element) => element.code),
    ),
  ];
}

function wordsOf({ segment, position, loop, code, elements }: SegmentError): string {
  const place = [
    `Segment ${segment}`,
    position && `position ${position}`,
    loop && `loop ${loop}`,
    code && `code ${code}`,
  ];
  const faults = elements.map(({ element, component, code: fault, value }) => {
    const part = component ? `${element}-${component}` : `${element}`;
    return `Element ${part}: code ${fault ?? 'none'}${value ? `, ${value}` : ''}.`;
  });
  return [`${place.filter(Boolean).join(', ')}.`, ...faults].join(' ');
}

function prefixed(prefix: string, codes: readonly (string | null)[]): string[] {
  return codes.filter((code) => code !== null && code !== '').map((code) => `${prefix}:${code}`);
}
