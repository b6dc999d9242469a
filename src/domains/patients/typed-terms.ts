import { wordsOf, wordsWrittenOut } from './fold.ts';
import { begunDate, typedDate } from './typed-dates.ts';

/** The terms that one typed word, number or date looks for. */
export interface TypedTerm {
  /** Terms that begin with one of these match. The first is the word itself. */
  prefixes: string[];
  /** Digits that begin a telephone number that matches. */
  phones: string[];
  /** Whether a misspelled name may match too. */
  mayBeMisspelled: boolean;
}

/** Words shorter than this must match exactly: three letters with one wrong could be anything. */
const shortestMisspelled = 4;
/** So many of the words before it may be written together with a word: `van der` Berg. */
const mostJoined = 3;
const mostTerms = 8;
/** A part of a number or date, between two spaces. */
const numeric = /^[+(#]*\d[\d().\-/]*$/;
const extension = /(?<=\d[\d\s().-]{5,})\s*(?:;?\s*e(?:xt?)?[.=]?|x|#)\s*\d{0,7}\s*$/i;
/** By which a call leaves its country, and may be typed instead of `+`. */
const exitCode = /^(?:00|011)/;

/** Takes apart what was typed: dates and numbers by their signs, names in words. */
export function typedTerms(text: string, isDayFirst: boolean): TypedTerm[] {
  const tokens = text
    .normalize('NFKC')
    .replace(extension, '')
    .split(/[\s,;]+/)
    .filter((token) => /[\p{L}\p{N}]/u.test(token));
  const terms = runsOf(tokens).flatMap((run) =>
    numeric.test(run[0] ?? '') ? numberTerms(run, isDayFirst) : nameTerms(run.join(' ')),
  );
  return terms.filter((term, index) => !isImplied(term, index, terms)).slice(0, mostTerms);
}

/** Neighbours of one kind, numbers or words, together. */
function runsOf(tokens: readonly string[]): string[][] {
  const runs: string[][] = [];
  for (const token of tokens) {
    const last = runs.at(-1);
    if (last && numeric.test(last[0] ?? '') === numeric.test(token)) last.push(token);
    else runs.push([token]);
  }
  return runs;
}

/** A name may be registered as one word, and typed as two: each word also stands for it and those before it together. */
function nameTerms(text: string): TypedTerm[] {
  const words = wordsOf(text);
  const spelled = wordsWrittenOut(text);
  return words.map((word, index) => {
    const before = words.slice(Math.max(0, index - mostJoined), index);
    const joined = before.map((_word, start) => `${before.slice(start).join('')}${word}`);
    const other = spelled.length === words.length ? (spelled[index] ?? word) : word;
    return {
      prefixes: [...new Set([word, other, ...joined])],
      phones: /^\d+$/.test(word) ? [word] : [],
      mayBeMisspelled: word.length >= shortestMisspelled && /^\p{L}+$/u.test(word),
    };
  });
}

/** Dates stand alone; what else is typed between names is one number with spaces in it, or several numbers. */
function numberTerms(tokens: readonly string[], isDayFirst: boolean): TypedTerm[] {
  const dates = tokens.map((token) => typedDate(token, isDayFirst));
  const isDate = (token: string, index: number) =>
    (dates[index] ?? []).length > 0 && (tokens.length === 1 || token.includes('/') || /\d{4}/.test(token));
  const certain = tokens.flatMap((token, index) =>
    isDate(token, index) ? [{ ...wholeNumber(token), prefixes: [...(dates[index] ?? []), ...ofSigns(token)] }] : [],
  );
  return [
    ...certain,
    ...plainNumbers(
      tokens.filter((token, index) => !isDate(token, index)),
      isDayFirst,
    ),
  ];
}

/** With points or hyphens a date may as well be a number. */
function ofSigns(token: string): string[] {
  return token.includes('/') ? [] : wholeNumber(token).prefixes;
}

function plainNumbers(tokens: readonly string[], isDayFirst: boolean): TypedTerm[] {
  if (tokens.length === 0) return [];
  const whole = wholeNumber(tokens.join(' '));
  // Signs say that it is one number; spaces alone may also stand between two.
  if (tokens.some((token) => /\D/.test(token))) return [whole];
  return tokens.map((token) => ({
    prefixes: [...new Set([token, ...begunDate(token, isDayFirst), ...whole.prefixes])],
    phones: [...new Set([token, ...whole.phones])],
    mayBeMisspelled: false,
  }));
}

function wholeNumber(text: string): TypedTerm {
  const digits = text.replace(/\D/g, '');
  const isPhone = text.includes('+');
  const phones = text.includes('/') ? [] : [digits, ...(exitCode.test(digits) ? [digits.replace(exitCode, '')] : [])];
  return { prefixes: isPhone ? [] : [digits], phones: phones.filter(Boolean), mayBeMisspelled: false };
}

/** Every patient found by another word would be found by this one, too: the search would only be work. */
function isImplied(term: TypedTerm, index: number, terms: readonly TypedTerm[]): boolean {
  return terms.some((other, at) => {
    if (at === index || !covers(term, other)) return false;
    return covers(other, term) ? at < index : !other.mayBeMisspelled;
  });
}

function covers(wide: TypedTerm, narrow: TypedTerm): boolean {
  return isCovered(narrow.prefixes, wide.prefixes) && isCovered(narrow.phones, wide.phones);
}

function isCovered(words: readonly string[], beginnings: readonly string[]): boolean {
  return words.every((word) => beginnings.some((beginning) => word.startsWith(beginning)));
}
