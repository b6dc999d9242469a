import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clearinghouseCommand } from '../../../src/programs/clearinghouse/clearinghouse-command.ts';
import { runCommand } from '../foyer/kit/run-command.ts';
import { claimText, filesIn, memberClaim, newFolder } from './kit/house.ts';
import { jumpingClock } from './kit/jumping-clock.ts';

const text = claimText([memberClaim('')]);

async function folderWithFile(): Promise<string> {
  const folder = await newFolder();
  await mkdir(join(folder, 'out'));
  await writeFile(join(folder, 'out', '7.837'), text);
  return folder;
}

test('--once answers what is there, and ends', async () => {
  const folder = await folderWithFile();
  const { exitCode, out } = await runCommand(['clearinghouse', '--folder', folder, '--once']);
  expect(exitCode).toBe(0);
  expect(out.split('\n')[0]).toBe('out/7.837: 1 claims, 6 answers');
  expect(await filesIn(folder, 'in')).toHaveLength(6);
});

test('the folder is that of FOYER_EDI', async () => {
  const folder = await folderWithFile();
  await runCommand(['clearinghouse', '--once'], { env: { FOYER_EDI: folder } });
  expect(await filesIn(folder, 'in')).toHaveLength(6);
});

test('it runs until it is stopped, and days pass by its speed', async () => {
  const folder = await folderWithFile();
  const stop = new AbortController();
  const clock = jumpingClock();
  const begun = clock.now();
  const watch = (line: string) => {
    if (line.includes('.835')) stop.abort();
  };
  const options = { signal: stop.signal, watch, commands: [clearinghouseCommand(clock)] };
  const { exitCode } = await runCommand(['clearinghouse', '--folder', folder, '--speed', '6'], options);
  expect(exitCode).toBe(0);
  // Six days a minute: a day lasts ten seconds.
  expect(clock.now() - begun).toBeGreaterThanOrEqual(140_000);
  expect(clock.now() - begun).toBeLessThan(141_000);
});

test('a folder that cannot be used is refused', async () => {
  const folder = await newFolder();
  const file = join(folder, 'file');
  await writeFile(file, '');
  const { exitCode, told } = await runCommand(['clearinghouse', '--folder', file, '--once']);
  expect(exitCode).toBe(1);
  expect(told).toEqual([`The folder ${file} cannot be used (ENOTDIR); name another with --folder.`]);
});
