import { mkdir, readdir, writeFile } from 'node:fs/promises';
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

/** A folder of a clearinghouse of a practice, with a file. */
async function placeWithFile(root: string, place: string): Promise<string> {
  const folder = join(root, place);
  await mkdir(join(folder, 'out'), { recursive: true });
  await writeFile(join(folder, 'out', '7.837'), text);
  return folder;
}

test('without a folder it serves each clearinghouse of each practice below FOYER_EDI, and nothing else there', async () => {
  const root = await newFolder();
  const places = ['practice_a/clearinghouse_a', 'practice_a/clearinghouse_b', 'practice_b/clearinghouse_c'];
  const folders = await Promise.all(places.map((place) => placeWithFile(root, place)));
  const other = await placeWithFile(root, 'practice_b/notes');
  await mkdir(join(root, 'practice_c/clearinghouse_d'), { recursive: true });
  const { out } = await runCommand(['clearinghouse', '--once'], { env: { FOYER_EDI: root } });
  for (const folder of folders) expect(await filesIn(folder, 'in')).toHaveLength(6);
  expect(out.split('\n')[0]).toBe('practice_a/clearinghouse_a/out/7.837: 1 claims, 6 answers');
  expect(await readdir(other)).toEqual(['out']);
  expect(await readdir(join(root, 'practice_c/clearinghouse_d'))).toEqual([]);
});

test('a clearinghouse whose first file comes while it runs is served as well', async () => {
  const root = await newFolder();
  const stop = new AbortController();
  const coming: Promise<string>[] = [];
  await placeWithFile(root, 'practice_a/clearinghouse_a');
  const watch = (line: string) => {
    if (line.includes('clearinghouse_a/in/') && coming.length === 0)
      coming.push(placeWithFile(root, 'practice_b/clearinghouse_b'));
    if (line.includes('clearinghouse_b/in/')) stop.abort();
  };
  const options = { signal: stop.signal, watch, commands: [clearinghouseCommand()], env: { FOYER_EDI: root } };
  const { exitCode } = await runCommand(['clearinghouse', '--speed', '60000'], options);
  await Promise.all(coming);
  expect(exitCode).toBe(0);
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
