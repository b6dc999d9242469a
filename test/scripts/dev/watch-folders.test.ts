import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { watchFolders } from '../../../scripts/dev/watch-folders.ts';

let root: string;
let seen: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'foyer-dev-'));
  mkdirSync(join(root, 'schema'));
  writeFileSync(join(root, 'schema/rooms.graphql'), 'before');
  seen = [];
  const end = watchFolders(root, ['schema'], (file) => seen.push(file));
  onTestFinished(() => {
    end();
    rmSync(root, { recursive: true });
  });
});

/** As editors save: into another file, which takes the place of the first. */
function replace(file: string, text: string): void {
  writeFileSync(join(root, 'aside'), text);
  renameSync(join(root, 'aside'), join(root, file));
}

test('a file that is replaced is seen each time', async () => {
  for (const text of ['once', 'twice']) {
    replace('schema/rooms.graphql', text);
    await expect.poll(() => seen).toContain('schema/rooms.graphql');
    seen = [];
  }
  writeFileSync(join(root, 'schema/rooms.graphql'), 'in place');
  await expect.poll(() => seen).toContain('schema/rooms.graphql');
});

test('a file in a new folder is seen', async () => {
  mkdirSync(join(root, 'schema/new'));
  await expect.poll(() => seen).toContain('schema/new');
  writeFileSync(join(root, 'schema/new/rooms.graphql'), 'text');
  await expect.poll(() => seen).toContain('schema/new/rooms.graphql');
});
