import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/settings/project-root.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';

/** Prints the figures as a table and writes those that have a goal to `bench/results/<name>.json`. */
export function report(name: string, figures: readonly Figure[]): void {
  const rows = [['figure', 'median', 'min – max', 'unit', 'goal', ''], ...figures.map(rowOf)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  const metrics = figures
    .filter(({ goal }) => goal !== undefined)
    .map(({ values, name, unit, goal, better }) => ({ name, value: rounded(median(values)), unit, goal, better }));
  const folder = join(projectRoot, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ metrics }, null, 2)}\n`);
}

function rowOf({ name, unit, values, goal, better }: Figure): string[] {
  const value = median(values);
  const spread = `${rounded(Math.min(...values))} – ${rounded(Math.max(...values))}`;
  const row = [name, String(rounded(value)), spread, unit];
  if (goal === undefined) return [...row, '', ''];
  const isMet = better === 'higher' ? value >= goal : value <= goal;
  return [...row, `${better === 'higher' ? '≥' : '≤'} ${goal}`, isMet ? 'met' : 'MISSED'];
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
