import type { BadCell } from '../bad-cell.ts';
import type { ReleaseTable } from './release-tables.ts';
import type { ReleasedFile } from './released-file.ts';

/** The columns of a row without its days, by their names in the table. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

export interface CodeSetRow {
  facts: Facts;
  /** Null where the release says it for all of its rows. */
  validFrom: string | null;
  validUntil: string | null;
}

/** A row that ended before it began. */
export type NeverCounted = 'NEVER_COUNTED';

/** One line of a file, or several that are one row. */
export interface ReadLine {
  line: number;
  bytes: number;
  /** Null for lines that are no rows, such as heads, notices and blank ones. */
  found: CodeSetRow | BadCell | NeverCounted | null;
}

/** A published set: how its files are read, and where their rows go. */
export interface CodeSetSource {
  title: string;
  /** How its publisher names a file. */
  example: string;
  table: ReleaseTable;
  /** Whether rows have days of their own. Otherwise they count until the next release. */
  isDated: boolean;
  /** The day from which on a release counts, by the name of its file; null where the name does not say. */
  effectiveOf(name: string): string | null;
  read(file: ReleasedFile): AsyncIterable<ReadLine>;
  /** Why these files are not one whole release; null when they may be. */
  partMissing?(names: readonly string[]): string | null;
}
