import type { ProblemCode } from '../problem.ts';
import { type Delimiters, delimitersAt } from './delimiters.ts';

/** Takes the segments of a file in order. `elements[0]` is the segment's id. */
export interface SegmentSink {
  /** Delimiters hold until the next call; ISA itself follows as a segment. */
  delimiters(delimiters: Delimiters): void;
  segment(elements: string[], position: number): void;
  problem(segment: string, position: number, code: ProblemCode, text: string): void;
}

export interface Tokenizer {
  push(text: string): void;
  end(): void;
}

/** Far above what any segment of a set known here can hold; without it, a file without terminators would be kept whole. */
const longestSegment = 100_000;
const isaElements = 17;

const isBlank = (code: number) => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0xfeff;

/** Cuts a text that comes in pieces into segments. Keeps no more than one segment between pieces. */
export function createTokenizer(sink: SegmentSink): Tokenizer {
  let delimiters: Delimiters | null = null;
  let rest = '';
  let position = 0;
  let isSkipping = false;
  let isOver = false;
  let foreign: RegExp | null = null;

  const stop = (code: ProblemCode, text: string) => {
    sink.problem('', position + 1, code, text);
    isOver = true;
    rest = '';
  };

  const open = (text: string, from: number): 'OPENED' | 'INCOMPLETE' | 'STOPPED' => {
    const found = delimitersAt(text, from);
    if (found === 'INCOMPLETE') return found;
    if (!found) {
      stop('DELIMITERS', 'ISA declares no four different delimiters that are neither letters, digits nor blanks.');
      return 'STOPPED';
    }
    delimiters = found;
    foreign = foreignTo(found);
    sink.delimiters(found);
    return 'OPENED';
  };

  const emit = (segment: string, { element, terminator }: Delimiters) => {
    const elements = segment.split(element);
    // An interchange that ends in the middle of a segment, with another glued to it.
    const glued = elements.length > isaElements ? elements.length - isaElements : 0;
    if (glued > 0 && elements[glued]?.endsWith('ISA')) {
      const first = [...elements.slice(0, glued), elements[glued].slice(0, -3)];
      position += 1;
      sink.problem(first[0] ?? '', position, 'TRUNCATED', 'The segment breaks off, and another interchange begins.');
      rest = `ISA${element}${elements.slice(glued + 1).join(element)}${terminator}`;
      return true;
    }
    position += 1;
    sink.segment(elements, position);
    return false;
  };

  const push = (piece: string) => {
    if (isOver) return;
    let text = rest === '' ? piece : rest + piece;
    rest = '';
    let hasForeign = foreign?.test(piece) ?? false;
    let from = 0;
    while (true) {
      while (from < text.length && isBlank(text.charCodeAt(from))) from += 1;
      if (from === text.length) return;
      if (text.startsWith('ISA', from) && !isSkipping) {
        const opened = open(text, from);
        if (opened === 'STOPPED') return;
        if (opened === 'INCOMPLETE') {
          rest = text.slice(from);
          return;
        }
        hasForeign = foreign?.test(text) ?? false;
      }
      if (!delimiters) {
        if (text.length - from < 3 && 'ISA'.startsWith(text.slice(from))) rest = text.slice(from);
        else stop('NOT_X12', 'The file does not begin with ISA.');
        return;
      }
      const to = text.indexOf(delimiters.terminator, from);
      if (to === -1) {
        rest = text.slice(from);
        if (rest.length > longestSegment) {
          const fault = `The segment is longer than ${longestSegment} characters; it is skipped.`;
          if (!isSkipping) sink.problem(idOf(rest, delimiters), position + 1, 'SEGMENT_TOO_LONG', fault);
          isSkipping = true;
          rest = '';
        }
        return;
      }
      if (isSkipping) {
        isSkipping = false;
        position += 1;
      } else if (to === from) {
        sink.problem('', position + 1, 'EMPTY_SEGMENT', 'A terminator follows a terminator.');
      } else {
        const segment = text.slice(from, to);
        if (hasForeign && foreign?.test(segment)) {
          const fault = 'The segment holds control characters or bytes that are no UTF-8.';
          sink.problem(idOf(segment, delimiters), position + 1, 'CHARACTER', fault);
        }
        if (emit(segment, delimiters)) {
          text = rest + text.slice(to + 1);
          rest = '';
          from = 0;
          continue;
        }
      }
      from = to + 1;
    }
  };

  const end = () => {
    if (isOver) return;
    isOver = true;
    if (rest.trim() === '') {
      if (position === 0 && !isSkipping) sink.problem('', 0, 'EMPTY_FILE', 'The file holds no segment.');
      return;
    }
    const isStart = delimiters === null && !rest.startsWith('ISA');
    if (isStart) sink.problem('', 1, 'NOT_X12', 'The file does not begin with ISA.');
    else {
      const id = delimiters ? idOf(rest, delimiters) : 'ISA';
      sink.problem(id, position + 1, 'TRUNCATED', 'The file ends within a segment; the segment is not read.');
    }
  };

  return { push, end };
}

const idOf = (segment: string, { element }: Delimiters) => segment.slice(0, 4).split(element)[0] ?? '';

/** Control characters and replaced bytes, except those that are delimiters and the line breaks within values. */
function foreignTo(delimiters: Delimiters): RegExp {
  const own = Object.values(delimiters).filter((character) => character !== null && character < ' ');
  const controls = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code));
  const refused = [...controls, '\u007f', '\ufffd'].filter((character) => !own.includes(character));
  const codes = refused.filter((character) => !'\r\n'.includes(character)).map((character) => character.charCodeAt(0));
  return new RegExp(`[${codes.map((code) => `\\u${code.toString(16).padStart(4, '0')}`).join('')}]`);
}
