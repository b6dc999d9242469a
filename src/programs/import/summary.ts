import type { Tally } from './tally.ts';

const heads = ['File', 'Read', 'New', 'Already there', 'Refused', 'Seconds'];

/** A table of what became of each file's rows, and below it what should be known of them. */
export function summary(tallies: readonly Tally[]): string {
  const rows = tallies.map(({ file, read, added, present, refused, seconds }) =>
    [file, read, added, present, refused, seconds.toFixed(1)].map(String),
  );
  const widths = heads.map((head, column) =>
    Math.max(...[heads, ...rows].map((row) => row[column]?.length ?? 0), head.length),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  const notes = tallies.flatMap((tally) =>
    [...tally.notes].map(([note, count]) => `${tally.file}, ${count} ${count === 1 ? 'row' : 'rows'}: ${note}.`),
  );
  return [heads, ...rows].map(line).concat(notes).join('\n');
}
