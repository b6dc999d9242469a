import { expect, test } from 'vitest';
import { fold, wordsOf, wordsWrittenOut } from '../../../src/domains/patients/fold.ts';

const everyCharacter = Array.from({ length: 0x20000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code));

test('every Latin letter of Unicode is folded to letters of the English alphabet', () => {
  const letters = everyCharacter.filter(
    (letter) => /^[\p{Lu}\p{Ll}\p{Lt}]$/u.test(letter) && /\p{Script=Latin}/u.test(letter),
  );
  expect(letters.length).toBeGreaterThan(1_200);
  const kept = letters.filter((letter) => wordsOf(letter).some((word) => /[^a-z0-9]/.test(word)));
  // Letters of phonetic notation and of extinct alphabets, in no name that is written today.
  expect(kept.filter((letter) => letter < '\u0250')).toEqual([]);
  expect(kept.length / letters.length).toBeLessThan(0.2);
});

test('folding twice is folding once, and small and capital letters are the same', () => {
  const differ = everyCharacter.filter((letter) => wordsOf(fold(letter)).join(' ') !== wordsOf(letter).join(' '));
  expect(differ).toEqual([]);
  const capital = everyCharacter.filter(
    (letter) =>
      /^\p{L}$/u.test(letter) &&
      /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(letter) &&
      fold(letter.toUpperCase()) !== fold(letter),
  );
  expect(capital.filter((letter) => letter < '\u0250')).toEqual([]);
});

test.each([
  ['Sørensen', 'sorensen'],
  ['Groß', 'gross'],
  ['GROẞ', 'gross'],
  ['Łoś', 'los'],
  ['Đorđe', 'dorde'],
  ['Yıldız', 'yildiz'],
  ['İNCİ', 'inci'],
  ['Þórður', 'thordur'],
  ['Æsa', 'aesa'],
  ['Œuvrard', 'oeuvrard'],
  ['Ħaż-Żabbar', 'haz zabbar'],
  ['Nguyễn', 'nguyen'],
  ['ＷＡＮＧ', 'wang'],
  ['Ōta', 'ota'],
  ['Kaʻiulani', 'ka iulani'],
  ['Ｏ’Ｂｒｉｅｎ', 'o brien'],
  ['Ирина Ёлкина', 'ирина елкина'],
  ['ΟΔΥΣΣΕΑΣ', 'οδυσσεασ'],
  ['김민준', '김민준'],
  ['王小明', '王小明'],
])('%s is compared as %s', (name, compared) => {
  expect(wordsOf(name).join(' ')).toBe(compared);
});

test('umlauts are also found written out', () => {
  expect(wordsWrittenOut('Müller Ångström Jörg Søby')).toEqual(['mueller', 'aangstroem', 'joerg', 'soeby']);
});
