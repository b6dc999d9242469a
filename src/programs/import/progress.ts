import type { Tally } from './tally.ts';

/** Shows the operator how far an import is. */
export interface Progress {
  begin(file: string, bytes: number): void;
  /** After each batch: the fate of the file's rows so far, and how much of the file they took. */
  advance(tally: Tally, bytesDone: number): void;
  end(tally: Tally): void;
  /** Writes a line to `err` without tearing what is shown. */
  print(line: string): void;
  close(): void;
}
