export interface Delimiters {
  element: string;
  component: string;
  /** Null where ISA11 holds none, as before version 00402. */
  repetition: string | null;
  terminator: string;
}

export const usualDelimiters = {
  element: '*',
  component: ':',
  repetition: '^',
  terminator: '~',
} as const satisfies Delimiters;

/** ISA has 16 elements, and its terminator follows the one character of the last. */
const elements = 16;
/** A padded ISA has 106 characters; a longer one is none. */
const longest = 400;

const isUsable = (character: string) => !/[A-Z0-9 ]/i.test(character);

/** The delimiters of the ISA at `from`; 'INCOMPLETE' when it goes on after the text's end; null when it declares none. */
export function delimitersAt(text: string, from: number): Delimiters | 'INCOMPLETE' | null {
  const element = text.charAt(from + 3);
  if (element === '') return 'INCOMPLETE';
  let at = from + 3;
  for (let count = 1; count < elements; count += 1) {
    at = text.indexOf(element, at + 1);
    if (at === -1) return text.length - from > longest ? null : 'INCOMPLETE';
    if (at - from > longest) return null;
  }
  if (text.length < at + 3) return 'INCOMPLETE';
  const component = text.charAt(at + 1);
  const terminator = text.charAt(at + 2);
  const named = text.slice(from, at).split(element)[11] ?? '';
  const repetition = named.length === 1 && isUsable(named) ? named : null;
  const all = [element, component, terminator, ...(repetition ? [repetition] : [])];
  return all.every(isUsable) && new Set(all).size === all.length
    ? { element, component, repetition, terminator }
    : null;
}
