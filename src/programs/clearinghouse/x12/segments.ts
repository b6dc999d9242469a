/** The separators of a file. Answers take those of the file that they answer, so that no value can hold one. */
export interface Separators {
  element: string;
  component: string;
  repetition: string;
  terminator: string;
}

export interface Cut {
  separators: Separators;
  /** Each segment as its elements; the first is the segment's id. */
  segments: string[][];
  /** The text ends with IEA and its terminator. */
  isEnded: boolean;
}

const isaWidth = 106;

/** Cuts a whole file into segments; null when it does not begin with an ISA of the fixed width. */
export function cutSegments(text: string): Cut | null {
  const from = text.replace(/^\uFEFF/, '').trimStart();
  if (!from.startsWith('ISA') || from.length < isaWidth) return null;
  const element = from.charAt(3);
  const isa = from.slice(0, isaWidth - 1).split(element);
  const separators = {
    element,
    component: from.charAt(104),
    repetition: isa[11] ?? '',
    terminator: from.charAt(105),
  };
  if (isa.length !== 17 || isa[16]?.length !== 1 || /[A-Za-z0-9]/.test(separators.terminator)) return null;
  const pieces = from.split(separators.terminator);
  const rest = pieces.pop() ?? '';
  const segments = pieces.map((piece) => piece.replace(/^\s+/, '').split(element));
  return { separators, segments, isEnded: rest.trim() === '' && segments.at(-1)?.[0] === 'IEA' };
}

/** An element without surrounding blanks; empty when it is absent. */
export const elementAt = (segment: readonly string[] | undefined, place: number): string =>
  (segment?.[place] ?? '').trim();
