/** The outcome of an attack: refused before a statement is sent, refused once the client is known, answered with the problems of its input, or answered because it does no harm. */
export type Outcome = 'NO_SQL' | 'AFTER_LOOKUP' | 'PROBLEMS' | 'ANSWERED';

/** One operation that an attacker sends. */
export interface Attack {
  /** Its letter and number in the list of attacks that the project keeps. */
  id: string;
  what: string;
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  outcome: Outcome;
  /** The code of the first error. Absent: one of the codes of an invalid document. */
  code?: string;
}

export const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');
