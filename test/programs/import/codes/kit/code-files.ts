import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { projectRoot } from '../../../../../src/settings/project-root.ts';

const published = join(projectRoot, '../shared/data/codes');

/** Whether excerpts of published sets lie beside the project. */
export const hasPublished = existsSync(published);
if (!hasPublished) console.info('No excerpts of published code sets beside the project: their tests are passed over.');

/** An excerpt of a published file, read in place. */
export function publishedFile(name: string): string {
  return join(published, name);
}

/** A file of one test's own, removed after it. */
export function codeFile(name: string, content: string | Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-codes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Lines of an order file: `G35 1 Multiple sclerosis`. */
export function orderFile(year: number, ...codes: string[]): string {
  const lines = codes.map((written, index) => {
    const [, code = '', flag = '', text = ''] = /^(\w+) (\w) (.*)$/.exec(written) ?? [];
    const order = String(index + 1).padStart(5, '0');
    return `${order} ${code.padEnd(7)} ${flag} ${text.slice(0, 60).padEnd(60)} ${text}\r\n`;
  });
  return codeFile(`icd10cm_order_${year}.txt`, lines.join(''));
}
