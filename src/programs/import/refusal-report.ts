import type { Refusal } from './refusal.ts';

/**
 * Reports which rows were skipped and why, as `file:line column reason`: every one of them, so that each can be found.
 */
export type RefusalReport = (file: string, refusal: Refusal) => void;

export function refusalReport(print: (line: string) => void): RefusalReport {
  return (file, { line, column, reason }) => print(`${file}:${line} ${column === null ? '' : `${column} `}${reason}`);
}
