/**
 * The reason why a row was skipped. Never a name or anything about a person's health: only ids and times are repeated.
 */
export interface Refusal {
  /** The line in the file, the header being line 1. */
  line: number;
  /** Null when the row as a whole is at fault. */
  column: string | null;
  reason: string;
}
