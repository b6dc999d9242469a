/** What becomes of an attack: it is refused before a statement is sent; it is refused when it is known who asks; or it is answered, because it does no harm. */
export type Outcome = 'NO_SQL' | 'AFTER_LOOKUP' | 'ANSWERED';

/** One operation that somebody sends to do harm. */
export interface Attack {
  /** Its letter and number in the list of attacks that the project keeps. */
  id: string;
  what: string;
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  outcome: Outcome;
  /** Of the first error; left out, whatever is wrong with a document. */
  code?: string;
}

export const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');
