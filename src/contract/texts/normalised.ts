/** A text as it is kept, or the end of a sentence that says why it is refused. */
export type Normalised = { text: string; fault?: undefined } | { text?: undefined; fault: string };

/**
 * Overrides and isolates of the direction of writing make a name read as another one; PostgreSQL stores no NUL, and half
 * a surrogate pair is no character. `Cn` are code points without a character.
 */
const refusedInLine = /[\p{Cc}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;
const refusedInLines = /[^\P{Cc}\n\t]|[\p{Cn}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;
const refusedVerbatim = /[\0\p{Cs}]/u;
const lineEnds = /\r\n?|[\u0085\u2028\u2029]/g;
/** Marks alone, fillers and the blank of Braille leave a line that looks empty. */
const visible = /[^\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A text of one line: composed (NFC), without spaces at its ends, and one space where there were more. */
export function lineOf(sent: string): Normalised {
  const text = sent.normalize('NFC').trim();
  return faultIn(text, refusedInLine) ?? { text: text.replace(/\p{Zs}+/gu, ' ') };
}

/** A text of several lines, which end in `\n`: composed (NFC), without spaces at its ends. */
export function linesOf(sent: string): Normalised {
  const text = sent.normalize('NFC').replace(lineEnds, '\n').trim();
  return faultIn(text, refusedInLines) ?? { text };
}

/** A text that nothing may change, such as a password. */
export function verbatimOf(sent: string): Normalised {
  const refused = refusedVerbatim.exec(sent)?.[0];
  return refused === undefined ? { text: sent } : { fault: `holds ${named(refused)}; remove it` };
}

function faultIn(text: string, refused: RegExp): Normalised | undefined {
  const found = refused.exec(text)?.[0];
  if (found !== undefined) return { fault: `holds ${named(found)}; remove it` };
  if (text === '' || visible.test(text)) return undefined;
  return { fault: 'holds only characters that cannot be seen; write at least one that can' };
}

/** A character that cannot be seen is named by its number. */
function named(character: string): string {
  const number = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (/[\n\r\u2028\u2029\u0085]/.test(character)) return `a line break (${number})`;
  if (/[\u202A-\u202E\u2066-\u2069]/.test(character))
    return `a character that turns the direction of writing (${number})`;
  if (/\p{Cc}/u.test(character)) return `a control character (${number})`;
  return `a code point that is no character (${number})`;
}
