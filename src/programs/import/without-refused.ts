import type { Refusal } from './refusal.ts';

export function withoutRefused<Row extends { line: number }>(
  rows: readonly Row[],
  refusals: readonly Refusal[],
): Row[] {
  const lines = new Set(refusals.map(({ line }) => line));
  return rows.filter(({ line }) => !lines.has(line));
}
