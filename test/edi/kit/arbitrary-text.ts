import fc from 'fast-check';
import { basicText } from '../../../src/edi/values/basic-text.ts';

/** Texts as people type them, delimiters, control characters and letters of other scripts among them. */
export const anyText = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.stringMatching(/^[~*:^>|\r\n\t A-Za-z0-9'.-]{0,12}$/),
  fc.constantFrom(
    'José Muñoz',
    'O’Brien',
    'Ærøskøbing',
    'ß',
    '“A” – B',
    '~IEA*1*000000001~',
    'A*B',
    'x:y',
    '',
    '  ',
    '日本',
  ),
);

/** A text that is written as it stands, of at least one character. */
export const writtenText = fc
  .stringMatching(/^[A-Z0-9 '.,()@_#$%&+=;!?"/-]{1,20}$/)
  .map(basicText)
  .filter((text) => text !== '');
