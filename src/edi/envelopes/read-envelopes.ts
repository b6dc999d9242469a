import type { Problem, ProblemCode, Report } from '../problem.ts';
import type { Delimiters } from '../tokens/delimiters.ts';
import type { SegmentSink } from '../tokens/tokenizer.ts';
import { readDate, readTime } from '../values/dates.ts';
import { seenNumbers } from '../values/seen-numbers.ts';
import type { Group, Interchange, InterchangeAnswer, SetEnd, TransactionSet } from './envelope.ts';

/** Reads what is between ST and SE. */
export interface SetReader {
  segment(elements: readonly string[], position: number): void;
  /** The set is over, whether SE came or not. */
  end(position: number): void;
}

export interface EnvelopeSink {
  answer(answer: InterchangeAnswer): void;
  /** Null when no reader knows the set: its segments are skipped. */
  readerOf(set: TransactionSet, report: (code: ProblemCode, text: string) => void): SetReader | null;
  setEnd(end: SetEnd): void;
  problem: Report;
}

/** An envelope that is open, with what its trailer has to say. */
interface Open<Envelope> {
  envelope: Envelope;
  begunAt: number;
  count: number;
}

/** Checks envelopes against each other and hands each set to its reader. The last call is `end`. */
export function readEnvelopes(sink: EnvelopeSink): SegmentSink & { end(): void } {
  let delimiters: Delimiters | null = null;
  let interchange: Open<Interchange> | null = null;
  let group: Open<Group> | null = null;
  let set: (Open<TransactionSet> & { reader: SetReader | null }) | null = null;
  let at = 0;
  const interchanges = seenNumbers();
  let sets = seenNumbers();

  const problem = (segment: string, code: ProblemCode, text: string, position = at) =>
    sink.problem({ segment, position, loop: null, code, text } satisfies Problem);

  const agrees = (segment: string, count: number, written: string | undefined, number: string, control = '') => {
    const counted = Number(written);
    const isCount = /^\d+$/.test(written ?? '') && counted === count;
    if (!isCount) problem(segment, 'COUNT', `${segment}01 says ${written || 'nothing'}; counted were ${count}.`);
    const isSame = control.trim() === number;
    if (!isSame)
      problem(segment, 'CONTROL_NUMBER', `${segment}02 is ${control || 'empty'}; the header says ${number}.`);
    return isCount && isSame;
  };
  const date = (segment: string, text: string | undefined) => {
    const read = readDate(text ?? '');
    if (!read) problem(segment, 'DATE', `${text || 'Nothing'} is no date.`);
    return read;
  };
  const time = (segment: string, text: string | undefined) => {
    const read = readTime(text ?? '');
    if (!read) problem(segment, 'TIME', `${text || 'Nothing'} is no time.`);
    return read;
  };

  const closeSet = (hasTrailer: boolean, isWhole = hasTrailer) => {
    if (!set) return;
    if (!hasTrailer) problem('ST', 'TRAILER_MISSING', `SE of set ${set.envelope.controlNumber} is missing.`);
    const { envelope, begunAt, reader } = set;
    set = null;
    reader?.end(at);
    sink.setEnd({ kind: 'SET_END', set: envelope, segments: at - begunAt + 1, isWhole });
  };
  const closeGroup = () => {
    closeSet(false);
    if (group) problem('GS', 'TRAILER_MISSING', `GE of group ${group.envelope.controlNumber} is missing.`);
    group = null;
  };
  const closeInterchange = () => {
    closeGroup();
    if (interchange) problem('ISA', 'TRAILER_MISSING', `IEA of ${interchange.envelope.controlNumber} is missing.`);
    interchange = null;
  };

  const openInterchange = (elements: string[]) => {
    closeInterchange();
    if (!delimiters) return;
    const [, , , , , senderQualifier = '', sender = '', receiverQualifier = '', receiver = ''] = elements;
    const controlNumber = (elements[13] ?? '').trim();
    if (elements.join('*').length !== 105)
      problem('ISA', 'ISA_WIDTH', 'ISA has not its fixed width of 106 characters.');
    if (!delimiters.repetition)
      problem('ISA', 'REPETITION_SEPARATOR', `ISA11 is ${elements[11]}: no separator, as before version 00501.`);
    const envelope: Interchange = {
      senderQualifier,
      sender: sender.trim(),
      receiverQualifier,
      receiver: receiver.trim(),
      date: date('ISA', elements[9]),
      time: time('ISA', elements[10]),
      controlNumber,
      isAcknowledgmentRequested: elements[14] === '1',
      usage: elements[15] ?? '',
      delimiters,
    };
    if (!interchanges.add(`${envelope.sender}*${envelope.receiver}*${controlNumber}`))
      problem('ISA', 'DUPLICATE_INTERCHANGE', `Interchange ${controlNumber} came before in this file.`);
    interchange = { envelope, begunAt: at, count: 0 };
  };

  const openGroup = (elements: string[]) => {
    closeGroup();
    if (!interchange) return outside('GS');
    interchange.count += 1;
    sets = seenNumbers();
    const [, functionalId = '', sender = '', receiver = '', , , controlNumber = '', , version = ''] = elements;
    const when = { date: date('GS', elements[4]), time: time('GS', elements[5]) };
    const parts = { functionalId, sender, receiver, controlNumber, version, ...when };
    group = { envelope: { interchange: interchange.envelope, ...parts }, begunAt: at, count: 0 };
  };

  const openSet = ([, id = '', controlNumber = '', version]: string[]) => {
    closeSet(false);
    if (!group) return outside('ST');
    group.count += 1;
    const isRepeated = !sets.add(`${id}*${controlNumber}`);
    if (isRepeated) problem('ST', 'DUPLICATE_SET', `Set ${controlNumber} came before in its group.`);
    const envelope = {
      group: group.envelope,
      id,
      controlNumber,
      version: version || group.envelope.version,
      isRepeated,
    };
    const reader = sink.readerOf(envelope, (code, text) => problem('ST', code, text));
    if (!reader) problem('ST', 'UNKNOWN_SET', `No reader knows set ${id} ${envelope.version}; it is skipped.`);
    set = { envelope, begunAt: at, count: 0, reader };
  };

  const outside = (segment: string) =>
    problem(segment, 'OUTSIDE_ENVELOPE', `${segment} lies outside of its envelope; it is skipped.`);

  const answer = ([, controlNumber = '', day, hour, outcome = '', noteCode = '']: string[]) => {
    if (!interchange || group) return outside('TA1');
    const when = { date: date('TA1', day), time: time('TA1', hour) };
    sink.answer({ kind: 'TA1', interchange: interchange.envelope, controlNumber, ...when, outcome, noteCode });
  };

  const trailers: Readonly<Record<string, (elements: string[]) => void>> = {
    ISA: openInterchange,
    GS: openGroup,
    ST: openSet,
    TA1: answer,
    SE: ([, count, number]) => {
      if (!set) return outside('SE');
      closeSet(true, agrees('SE', at - set.begunAt + 1, count, set.envelope.controlNumber, number));
    },
    GE: ([, count, number]) => {
      closeSet(false);
      if (!group) return outside('GE');
      agrees('GE', group.count, count, group.envelope.controlNumber, number);
      group = null;
    },
    IEA: ([, count, number]) => {
      closeGroup();
      if (!interchange) return outside('IEA');
      agrees('IEA', interchange.count, count, interchange.envelope.controlNumber, number);
      interchange = null;
    },
  };
  const envelopeIds = new Map(Object.entries(trailers));

  return {
    delimiters: (found) => {
      delimiters = found;
    },
    segment: (elements, position) => {
      at = position;
      const id = elements[0] ?? '';
      const envelope = envelopeIds.get(id);
      if (envelope) envelope(elements);
      else if (set) set.reader?.segment(elements, position);
      else outside(id);
    },
    problem: (segment, position, code, text) => problem(segment, code, text, position),
    end: () => {
      if (!interchange) return;
      problem('', 'TRUNCATED', 'The file ends within an interchange.');
      closeInterchange();
    },
  };
}
