/** Characters that decomposition leaves, in upper case, and what is written in their place. */
const replacements = new Map<string, string>(
  Object.entries({
    "'": '‘’‚‛′ʻʼʽˈ`´ʹ',
    '"': '“”„‟″«»',
    '-': '‐‑‒–—―−⁃',
    '/': '⁄∕',
    '.': '·•',
    '<': '‹',
    '>': '›',
    AE: 'Æ',
    OE: 'Œ',
    O: 'Ø',
    L: 'Ł',
    D: 'ÐĐƉ',
    TH: 'Þ',
    H: 'Ħ',
    T: 'Ŧ',
    NG: 'Ŋ',
    I: 'ıƗ',
    SS: 'ẞ',
    K: 'ĸ',
    E: 'Ə',
    EUR: '€',
    GBP: '£',
    CENT: '¢',
    YEN: '¥',
    '(C)': '©',
    '(R)': '®',
    X: '×',
    DEG: '°',
    '+/-': '±',
    '!': '¡',
    '?': '¿',
    P: '¶',
    S: '§',
  }).flatMap(([written, from]) => [...from].map((character) => [character, written] as const)),
);

/** Without the grave accent, which is replaced. */
const isAscii = /^[\x20-\x5f\x61-\x7e]*$/;
const isBasic = /^(?! )[\x21-\x5f\x7b-\x7e ]*(?<! )$/;

/** Whether something is left of a text once it is written: control characters are, and are refused there. */
export const hasText = (text: string | null): text is string => text !== null && basicText(text) !== '';

/**
 * A text as it is written into a file: upper case, accents dropped, typographic quotes and dashes as plain ones, no blanks
 * around. Characters that the table does not know stay, and the writer refuses them.
 */
export function basicText(text: string): string {
  if (isBasic.test(text)) return text;
  if (isAscii.test(text)) return withoutBlanksAround(text.toUpperCase());
  const basic = text
    .toUpperCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    // Decomposition leaves small letters of some signs.
    .toUpperCase()
    .replace(/[^\x20-\x5f\x61-\x7f]/gu, (character) => replacements.get(character) ?? character);
  return withoutBlanksAround(basic);
}

const withoutBlanksAround = (text: string) => text.replace(/^ +| +$/g, '');
