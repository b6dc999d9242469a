import { wordsOf } from './search-terms.ts';

/** The terms that one typed word looks for. */
export interface TypedTerm {
  /** Terms that begin with this match. */
  prefix: string;
  /** Whether a misspelled name may match too. */
  mayBeMisspelled: boolean;
}

/** Words shorter than this must match exactly: three letters with one wrong could be anything. */
const shortestMisspelled = 4;
const usDate = /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g;
const isoDate = /\b\d{4}-\d{2}-\d{2}\b/g;
/** A telephone number as people write it: seven digits or more with the usual signs between them. */
const phone = /\+?\(?\d[\d\s().-]{5,}\d/g;
const mostTerms = 8;

/**
 * Takes what was typed apart: birth dates and telephone numbers first, since their signs would fall to pieces as words.
 */
export function typedTerms(text: string): TypedTerm[] {
  const exact: string[] = [];
  const take = (found: string) => {
    exact.push(found);
    return ' ';
  };
  const rest = text
    .replace(usDate, (_, month: string, day: string, year: string) =>
      take(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`),
    )
    .replace(isoDate, take)
    .replace(phone, (found) => take(found.replace(/\D/g, '')));
  const words = wordsOf(rest).map((prefix) => ({
    prefix,
    mayBeMisspelled: prefix.length >= shortestMisspelled && /^\p{L}+$/u.test(prefix),
  }));
  const terms = [...exact.map((prefix) => ({ prefix, mayBeMisspelled: false })), ...words];
  return terms.filter((term, index) => !isImplied(term, index, terms)).slice(0, mostTerms);
}

/** Every patient found by another word would be found by this one, too: the search would only be work. */
function isImplied({ prefix }: TypedTerm, index: number, terms: readonly TypedTerm[]): boolean {
  return terms.some((other, at) =>
    other.prefix === prefix ? at < index : !other.mayBeMisspelled && other.prefix.startsWith(prefix),
  );
}
