import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { patience } from '../kit/eventually.ts';
import { spawnFoyer } from './kit/foyer-process.ts';

test('a server that is stopped while it starts ends with its embedded PostgreSQL, without an error', async () => {
  const home = mkdtempSync(join(tmpdir(), 'foyer-stopped-'));
  chmodSync(home, 0o711);
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const lock = join(home, 'foyer/postgres/postmaster.pid');
  const child = spawnFoyer({ FOYER_DATA: join(home, 'foyer'), PORT: '0' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  await vi.waitUntil(() => existsSync(lock), patience);
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(existsSync(lock)).toBe(false);
  expect(Buffer.concat(said).toString()).not.toMatch(/ready at|Error/);
});
