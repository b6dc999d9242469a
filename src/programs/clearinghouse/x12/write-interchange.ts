import type { Envelope, ReceivedGroup } from './read-interchange.ts';

/** An element: a text, or components. */
export type Element = string | readonly string[];
export type Segment = readonly [id: string, ...elements: Element[]];

/** The contents of an answer. Its addresses are those of the question, turned round. */
export interface Answer {
  functionalId: string;
  id: string;
  version: string;
  /** An 835 has no ST03. */
  hasVersionInSet: boolean;
  segments: readonly Segment[];
}

export interface Stamp {
  /** The moment of the answer, in milliseconds. */
  at: number;
  controlNumber: number;
}

/** Writes one answer as a file of its own. */
export function writeAnswer(to: Envelope, group: ReceivedGroup, answer: Answer, stamp: Stamp): string {
  const number = String(stamp.controlNumber);
  const { date, second: time } = momentOf(stamp.at);
  const gs: Segment = [
    ...(['GS', answer.functionalId, group.receiver, group.sender, date, time] as const),
    ...[number, 'X', answer.version],
  ];
  const version = answer.hasVersionInSet ? [answer.version] : [];
  const set: Segment[] = [['ST', answer.id, '0001', ...version], ...answer.segments];
  const se: Segment = ['SE', String(set.length + 1), '0001'];
  return writeSegments(to, stamp, [gs, ...set, se, ['GE', '1', number]]);
}

/** Writes a file that holds a TA1 alone. */
export function writeTa1(to: Envelope, note: string, stamp: Stamp): string {
  const outcome = note === '000' ? 'A' : 'R';
  return writeSegments(to, stamp, [['TA1', to.controlNumber.padStart(9, '0'), to.date, to.time, outcome, note]]);
}

function writeSegments(to: Envelope, { at, controlNumber }: Stamp, body: readonly Segment[]): string {
  const { element, component, repetition, terminator } = to.separators;
  const { date, time } = momentOf(at);
  const number = String(controlNumber).padStart(9, '0');
  const isa = [
    ...['ISA', '00', ' '.repeat(10), '00', ' '.repeat(10), to.receiverQualifier, to.receiver.padEnd(15)],
    ...[to.senderQualifier, to.sender.padEnd(15), date.slice(2), time, repetition, '00501', number, '0'],
    ...[to.usage, component],
  ];
  const groups = body.filter(([id]) => id === 'GS').length;
  const iea: Segment = ['IEA', String(groups), number];
  return [isa.join(element), ...[...body, iea].map((segment) => joined(segment, element, component))]
    .map((segment) => segment + terminator)
    .join('\n');
}

/** Empty elements and components at the end are not written. */
function joined(segment: Segment, element: string, component: string): string {
  const texts = segment.map((value) => (typeof value === 'string' ? value : trimmed(value).join(component)));
  return trimmed(texts).join(element);
}

function trimmed(values: readonly string[]): string[] {
  const last = values.findLastIndex((value) => value !== '');
  return values.slice(0, last + 1);
}

/**
 * The moment in UTC, as elements have it: CCYYMMDD, HHMM and HHMMSS. At high speed only the seconds say which answer came
 * first.
 */
export function momentOf(at: number): { date: string; time: string; second: string } {
  const text = new Date(at).toISOString();
  return {
    date: text.slice(0, 10).replaceAll('-', ''),
    time: text.slice(11, 16).replace(':', ''),
    second: text.slice(11, 19).replaceAll(':', ''),
  };
}
