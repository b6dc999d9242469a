import type { Refusal } from './refusal.ts';

/** Tells which rows were left out and why, as `file:line column reason`: every one of them, so that each can be found. */
export type RefusalReport = (file: string, refusal: Refusal) => void;

export function refusalReport(tell: (line: string) => void): RefusalReport {
  return (file, { line, column, reason }) => tell(`${file}:${line} ${column === null ? '' : `${column} `}${reason}`);
}
