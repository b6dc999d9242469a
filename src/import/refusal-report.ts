import type { Refusal } from './refusal.ts';

/** Tells which rows were left out and why, as `file:line column reason`. */
export interface RefusalReport {
  add(file: string, refusal: Refusal): void;
  /** Tells how many more there were. */
  end(file: string): void;
}

/** Enough to see what is wrong with a file. */
const mostTold = 50;

export function refusalReport(tell: (line: string) => void): RefusalReport {
  let count = 0;
  return {
    add: (file, { line, column, reason }) => {
      count += 1;
      if (count <= mostTold) tell(`${file}:${line} ${column === null ? '' : `${column} `}${reason}`);
    },
    end: (file) => {
      if (count > mostTold) tell(`${file}: ${count - mostTold} more rows were refused.`);
      count = 0;
    },
  };
}
