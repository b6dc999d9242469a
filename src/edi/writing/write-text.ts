import type { Delimiters } from '../tokens/delimiters.ts';
import { basicText } from '../values/basic-text.ts';
import type { Field } from './field.ts';

const isWritable = /^[\x20-\x5f\x7b-\x7e]*$/;

/**
 * The text of a field as it is written, or why it is refused. X12 has no escape character: a delimiter inside a value would
 * begin another element, component or segment, and nothing can mark it as text.
 */
export function writeText(field: Field, delimiters: Delimiters): { text: string; fault?: string } {
  const refused = (fault: string) => ({ text: '', fault });
  if (field.fault) return refused(`${field.path.at(-1)} ${field.fault}`);
  const text = basicText(field.text);
  if (text === '') return field.isRequired ? refused('The field is empty. A file needs it.') : { text };
  for (const delimiter of Object.values(delimiters)) {
    if (delimiter && text.includes(delimiter))
      return refused(`"${delimiter}" separates parts of the file. Leave it out of the field.`);
  }
  if (!isWritable.test(text)) {
    const foreign = [...text].find((character) => !isWritable.test(character)) ?? '';
    const code = foreign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    return refused(`The character U+${code} has no form in the file. Replace it by Latin letters, digits or signs.`);
  }
  if (text.length > field.most)
    return refused(`The text has ${text.length} characters in the file; ${field.most} are the most. Shorten it.`);
  return { text };
}
