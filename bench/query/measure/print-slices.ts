import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../src/settings/project-root.ts';
import { median } from '../../frame/median.ts';
import { titles } from '../requests/request.ts';
import type { Series } from './measure-kind.ts';
import type { Slice } from './slice.ts';

/** The medians of all sides as a table, printed and written to `bench/results/<name>.md`. */
export function printSlices(name: string, series: readonly Series[]): void {
  const head = ['', 'at once', 'side', 'requests/s', 'p99 ms', 'server µs', 'PostgreSQL µs'];
  const rows = series.flatMap(({ kind, connections, slices }) =>
    [...slices].map(([side, list]) => [
      titles[kind],
      String(connections),
      side,
      middle(list, 'perSecond', 0),
      middle(list, 'p99', 1),
      middle(list, 'server', 0),
      middle(list, 'postgres', 0),
    ]),
  );
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  console.log(lines.join('\n'));
  const folder = join(projectRoot, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.md`), `${lines.join('\n')}\n`);
}

function middle(slices: readonly Slice[], value: keyof Slice, digits: number): string {
  return median(slices.map((slice) => slice[value])).toFixed(digits);
}
