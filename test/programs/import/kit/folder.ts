import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { fixture, wholeExport } from './run.ts';

/** A copy of the fixture to change, removed after the test. */
export function fixtureCopy(): string {
  return copyOf(fixture);
}

/** A copy of the export without faults. */
export function wholeCopy(): string {
  return copyOf(wholeExport);
}

function copyOf(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(source, folder, { recursive: true });
  return folder;
}
