import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { fixture } from './run.ts';

/** A copy of the fixture to change, removed after the test. */
export function fixtureCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(fixture, folder, { recursive: true });
  return folder;
}
