import type { WriteUnit } from '../../writing/unit.ts';
import type { Cells } from './cells.ts';
import type { ImportedTable } from './ids-by-key.ts';
import type { Refusal } from './refusal.ts';
import type { Wishes } from './wishes.ts';

/** The fields of every row of a file once it is read. */
export interface ImportedRow {
  /** The row's identity in every import of it. */
  importKey: string;
  /** Notes for the summary, if the row goes in. */
  notes: readonly string[];
}

export interface Numbered<Row> {
  line: number;
  row: Row;
}

/** A row that went in and may be a patient who is known already. Only lines and numbers are repeated. */
export interface LookAlike {
  line: number;
  reason: string;
}

/** One file of an export: how its rows are read and where they go. */
export interface Source<Row extends ImportedRow> {
  file: string;
  /** Columns it cannot do without. */
  columns: readonly string[];
  /** Where a row is found by its import key when it is in. */
  table: ImportedTable;
  /** Throws a `BadCell` for a row that cannot be taken. */
  read(cells: Cells, wishes: Wishes): Row;
  /** Inserts rows that are not in yet, but for those it refuses. */
  add(unit: WriteUnit, rows: readonly Numbered<Row>[], wishes: Wishes): Promise<Refusal[]>;
  /** Which of the rows that went in may be known already, for the report at the end. Default: none. */
  lookAlikes?(unit: WriteUnit, rows: readonly Numbered<Row>[]): Promise<LookAlike[]>;
}
