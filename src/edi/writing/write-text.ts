import type { Delimiters } from '../tokens/delimiters.ts';
import { basicText } from '../values/basic-text.ts';
import type { Field } from './field.ts';

const isWritable = /^[\x20-\x5f\x7b-\x7e]*$/;
const refused = (fault: string) => ({ text: '', fault });

/**
 * The text of a field as it is written, or why it is refused. X12 has no escape character: a delimiter inside a value would
 * begin another element, component or segment, and nothing can mark it as text.
 */
export function writeText(field: Field, delimiters: Delimiters): { text: string; fault?: string } {
  if (field.fault) return refused(`${field.path.at(-1)} ${field.fault}`);
  const text = basicText(field.text);
  if (text === '') return field.isRequired ? refused('The field is empty. A file needs it.') : { text };
  const delimiter = delimiterIn(text, delimiters);
  if (delimiter) return refused(`"${delimiter}" separates parts of the file. Leave it out of the field.`);
  if (!isWritable.test(text)) {
    const foreign = [...text].find((character) => !isWritable.test(character)) ?? '';
    const code = foreign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    return refused(`The character U+${code} has no form in the file. Replace it by Latin letters, digits or signs.`);
  }
  if (text.length > field.most)
    return refused(`The text has ${text.length} characters in the file; ${field.most} are the most. Shorten it.`);
  return { text };
}

/** Runs for every field of every claim, so it makes no list of the delimiters. */
function delimiterIn(text: string, { element, component, repetition, terminator }: Delimiters): string | null {
  if (text.includes(element)) return element;
  if (text.includes(component)) return component;
  if (repetition !== null && text.includes(repetition)) return repetition;
  return text.includes(terminator) ? terminator : null;
}
