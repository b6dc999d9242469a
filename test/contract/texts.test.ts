import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOf, linesOf, verbatimOf } from '../../src/contract/texts/normalised.ts';

/** Texts with many of the characters that are treated differently. */
const characters = fc.oneof(
  fc.constantFrom(
    ...' \t\n\r\0aÅÅé\u0301\u00A0\u2003\u3000\u0085\u2028\u2029\u200B\u200D\u202E\u2069\uFEFF\u2800\u3164\uD800ｱﬁ王👩',
  ),
  fc.string({ unit: 'binary', maxLength: 2 }),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
);
const texts = fc.array(characters, { maxLength: 12 }).map((parts) => parts.join(''));

test.each([
  ['one line', lineOf],
  ['several lines', linesOf],
])('a text of %s is composed, trimmed, visible or empty, and the same when it is read again', (_what, read) => {
  fc.assert(
    fc.property(texts, (sent) => {
      const { text, fault } = read(sent);
      if (text === undefined) return typeof fault === 'string' && fault.length > 0;
      expect(text).toBe(text.normalize('NFC').trim());
      expect(read(text)).toEqual({ text });
      expect(text).not.toMatch(/[^\P{Cc}\n\t]|[\p{Cn}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
      if (text !== '') expect(text).toMatch(/[\p{L}\p{N}\p{P}\p{S}]/u);
      return true;
    }),
    { numRuns: 2_000 },
  );
});

test('one line has no line breaks, no tabs and single spaces', () => {
  fc.assert(
    fc.property(texts, (sent) => {
      expect(lineOf(sent).text ?? '').not.toMatch(/[\n\t\u2028\u2029]|\p{Zs}{2}|[^\P{Zs} ]/u);
    }),
    { numRuns: 2_000 },
  );
});

test('different ways to write a name become one', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[\p{L}\p{N}]{1,8}$/u), { minLength: 1, maxLength: 4 }), (words) => {
      const name = words.join(' ').normalize('NFC');
      const spaces = [' ', '  ', '\u00A0', ' \u2003', '\u3000'];
      const spaced = `\u00A0${words.map((word, at) => word.normalize('NFD') + spaces[at % 5]).join('')}\n`;
      expect(lineOf(spaced)).toEqual(lineOf(name));
    }),
  );
});

test('a password stays what it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (password) => {
      const { text, fault } = verbatimOf(password);
      if (fault === undefined) expect(text).toBe(password);
      else expect(password).toMatch(/[\0\p{Cs}]/u);
    }),
  );
});

test.each([
  ['Zoe\u0301  Müller\u00A0', 'Zoé Müller'],
  ['王\u3000小明', '王 小明'],
  ["O'Brien-Łoś", "O'Brien-Łoś"],
  ['فاطمه\u200Cزهرا', 'فاطمه\u200Cزهرا'],
  ['👩‍⚕️', '👩‍⚕️'],
])('%s is kept as %s', (sent, text) => {
  expect(lineOf(sent)).toEqual({ text });
});

test.each([
  ['Anna\u202Etxt.exe', 'holds a character that turns the direction of writing (U+202E); remove it'],
  ['Anna\nMay', 'holds a line break (U+000A); remove it'],
  ['Anna\u0007', 'holds a control character (U+0007); remove it'],
  ['Anna\u0378', 'holds a code point that is no character (U+0378); remove it'],
  ['\u200B\u2060', 'holds only characters that cannot be seen; write at least one that can'],
  ['\u3164', 'holds only characters that cannot be seen; write at least one that can'],
])('%j is refused by the number of its character', (sent, fault) => {
  expect(lineOf(sent)).toEqual({ fault });
});

test('several lines end as lines end everywhere', () => {
  expect(linesOf(' one\r\ntwo\rthree\u2028\tfour \n')).toEqual({ text: 'one\ntwo\nthree\n\tfour' });
  expect(linesOf('a\u0007')).toEqual({ fault: 'holds a control character (U+0007); remove it' });
});
