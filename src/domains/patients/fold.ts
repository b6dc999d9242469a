import anyAscii from 'any-ascii';

/** Signs that people use for an apostrophe; some count as letters. */
const apostrophes = /[\u02B9-\u02BF\u02C8\u2018\u2019\u201B\u2032\uFF07`\u00B4]/g;
/** How letters are written out where a keyboard lacks them. */
const writtenOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/**
 * A text as it is compared: small letters without accents, and Latin letters that Unicode does not take apart (`ø`, `ß`,
 * `ł`, `đ`, `ı`) as those of the English alphabet.
 */
export function fold(text: string): string {
  const bare = text
    .normalize('NFKD')
    .replace(apostrophes, "'")
    .replace(/\p{M}+/gu, '');
  const latin = bare.replace(/[^\p{ASCII}]/gu, (letter) =>
    /\p{Script=Latin}/u.test(letter) ? anyAscii(letter) : letter,
  );
  return latin.toLowerCase().replaceAll('ς', 'σ').normalize('NFC');
}

/** The words of a text as they are compared: letters and digits only. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 0);
}

/** The words with umlauts and their like written out, `mueller` for `Müller`. */
export function wordsWrittenOut(text: string): string[] {
  const small = text.normalize('NFC').toLowerCase();
  return wordsOf(small.replace(/[äöüåø]/g, (letter) => writtenOut[letter] ?? letter));
}
