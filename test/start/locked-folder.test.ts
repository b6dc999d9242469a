import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { takeLock } from '../../src/database/embedded/lock.ts';
import { processPlace } from '../../src/database/embedded/process-identity.ts';
import { locateDatabase } from '../../src/database/set-up/locate-database.ts';
import { newDataFolder, withPatientSeven } from './kit/data-folder.ts';
import { startDatabaseProcess } from './kit/database-process.ts';
import { embeddedPlace } from './kit/embedded-place.ts';
import { query } from './kit/query.ts';

// Real servers on a busy machine.

const { dataFolder } = withPatientSeven();

function newLock(holder: object): string {
  const folder = newDataFolder();
  mkdirSync(folder);
  const file = join(folder, 'foyer.lock');
  writeFileSync(file, JSON.stringify(holder));
  return file;
}

it('a second Foyer on the same data folder is refused, and the first goes on', async () => {
  const first = startDatabaseProcess(dataFolder);
  const ownerUrl = await first.nextLine();
  const second = startDatabaseProcess(dataFolder);
  expect(await second.nextLine()).toBe(
    `StartFailure: Another Foyer (process ${first.pid}) is using ${dataFolder}; stop it or set FOYER_DATA to another folder.`,
  );
  await second.ended;
  expect(await query(ownerUrl, 'SELECT 1')).toEqual([[1]]);
});

it('two Foyers that start at once on a new folder: one runs, the other is refused', async () => {
  const dataFolder = newDataFolder();
  const lines = await Promise.all([
    startDatabaseProcess(dataFolder).nextLine(),
    startDatabaseProcess(dataFolder).nextLine(),
  ]);
  expect(lines.toSorted()).toEqual([
    expect.stringMatching(/^StartFailure: Another Foyer/),
    expect.stringMatching(/^postgres:/),
  ]);
});

it('an import uses the running database and leaves it running', async () => {
  const server = startDatabaseProcess(dataFolder);
  const ownerUrl = await server.nextLine();
  const tool = await locateDatabase(embeddedPlace(dataFolder), undefined, { attach: true });
  expect(tool.ownerUrl).toBe(ownerUrl);
  await tool.stop();
  expect(await query(ownerUrl, 'SELECT 1')).toEqual([[1]]);
});

it('an import without a running Foyer starts the database itself, and meanwhile no Foyer may start', async () => {
  const tool = startDatabaseProcess(dataFolder, 'attach');
  expect(await tool.nextLine()).toMatch(/^postgres:/);
  await expect(locateDatabase(embeddedPlace(dataFolder))).rejects.toThrow(`Another Foyer (process ${tool.pid})`);
  tool.tell('stop');
  await tool.ended;
  const database = await locateDatabase(embeddedPlace(dataFolder));
  await database.stop();
});

it('the lock of a process that has ended is taken over, even when its pid lives again', async () => {
  const file = newLock({ pid: process.pid, start: 'another time', place: processPlace(), id: 'gone' });
  const lock = await takeLock(file);
  expect(lock).toMatchObject({ taken: true });
  if (lock.taken) lock.release();
});

it('a garbled lock is taken over', async () => {
  const file = newLock({});
  writeFileSync(file, '{"pid": 4');
  const lock = await takeLock(file);
  expect(lock).toMatchObject({ taken: true });
  if (lock.taken) lock.release();
});

it('the lock of another container is respected as long as it is renewed', async () => {
  const file = newLock({ pid: 1, start: '1', place: 'elsewhere', id: 'other' });
  const renewal = setInterval(() => utimesSync(file, new Date(), new Date()), 20);
  onTestFinished(() => clearInterval(renewal));
  expect(await takeLock(file, 100)).toEqual({ taken: false, pid: 1 });
});

it('the lock of another container that has ended is taken over', async () => {
  const file = newLock({ pid: 1, start: '1', place: 'elsewhere', id: 'other' });
  const lock = await takeLock(file, 100);
  expect(lock).toMatchObject({ taken: true });
  if (lock.taken) lock.release();
});
