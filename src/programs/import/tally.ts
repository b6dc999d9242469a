import type { LookAlike } from './source.ts';

/** The results of a file's rows. */
export interface Tally {
  file: string;
  read: number;
  added: number;
  /** In already, from an earlier import. */
  present: number;
  refused: number;
  seconds: number;
  /** How many of the added rows each note is about. */
  notes: Map<string, number>;
  /** Added rows that may be patients who are known already: the first of them, and how many there are. */
  lookAlikes: { first: LookAlike[]; count: number };
}
