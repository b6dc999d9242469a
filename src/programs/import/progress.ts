import type { Tally } from './tally.ts';

/** How many rows of a file were read. */
export type FileRead = Pick<Tally, 'file' | 'read'>;

/** Shows the operator how far an import is. */
export interface Progress {
  begin(file: string, bytes: number): void;
  /** After each batch: the fate of the file's rows so far, and how much of the file they took. */
  advance(tally: FileRead, bytesDone: number): void;
  end(tally: FileRead): void;
  /** Writes a line to `err` without tearing what is shown. */
  print(line: string): void;
  close(): void;
}
