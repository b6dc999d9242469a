import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { locateDatabase } from '../../src/database/set-up/locate-database.ts';
import { StartFailure } from '../../src/settings/start-failure.ts';
import { newDataFolder, withPatientSeven } from './kit/data-folder.ts';
import { embeddedPlace } from './kit/embedded-place.ts';
import { query } from './kit/query.ts';

// Real servers on a busy machine.

const sound = withPatientSeven();

async function refusal(dataFolder: string): Promise<string> {
  const failure = await locateDatabase(embeddedPlace(dataFolder)).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StartFailure);
  return failure instanceof Error ? failure.message : '';
}

it('a copy of a data folder opens, with any owner and any mode', async () => {
  const copy = sound.copy();
  chmodSync(join(copy, 'postgres'), 0o755);
  if (process.getuid?.() === 0) chownSync(join(copy, 'postgres'), 0, 0);
  const database = await locateDatabase(embeddedPlace(copy));
  expect(await query(database.ownerUrl, 'SELECT id FROM patient')).toEqual([[7]]);
  await database.stop();
});

it('a data folder that is a file is refused', async () => {
  const dataFolder = newDataFolder();
  writeFileSync(dataFolder, '');
  expect(await refusal(dataFolder)).toBe(
    `The data folder ${dataFolder} is not a folder; fix that, or set FOYER_DATA to another folder.`,
  );
});

it('a data folder in a place that cannot be written is refused', async () => {
  expect(await refusal('/proc/foyer')).toMatch(
    /^The data folder \/proc\/foyer cannot be written \(E[A-Z]+\); fix that, or set FOYER_DATA/,
  );
});

it('a file in place of the database is refused', async () => {
  const dataFolder = newDataFolder();
  mkdirSync(dataFolder);
  writeFileSync(join(dataFolder, 'postgres'), '');
  expect(await refusal(dataFolder)).toBe(
    `${join(dataFolder, 'postgres')} is not a folder; move it away and start again.`,
  );
});

it('a database without its version is refused, and left as it is', async () => {
  const dataFolder = newDataFolder();
  const folder = join(dataFolder, 'postgres');
  mkdirSync(join(folder, 'base'), { recursive: true });
  expect(await refusal(dataFolder)).toBe(
    `${folder} is no complete PostgreSQL data folder (PG_VERSION is missing); restore a copy of it, or move it away to start with an empty database.`,
  );
  expect(readdirSync(folder)).toEqual(['base']);
});

it('a database of another PostgreSQL is refused, naming both versions, and the folder is free again', async () => {
  const copy = sound.copy();
  writeFileSync(join(copy, 'postgres', 'PG_VERSION'), '16\n');
  expect(await refusal(copy)).toContain('was made by PostgreSQL 16 and Foyer brings PostgreSQL 18;');
  writeFileSync(join(copy, 'postgres', 'PG_VERSION'), '18\n');
  const database = await locateDatabase(embeddedPlace(copy));
  await database.stop();
});

it('a database with a damaged control file is refused in PostgreSQL’s own words', async () => {
  const copy = sound.copy();
  const file = join(copy, 'postgres', 'global', 'pg_control');
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(100) ^ 255, 100);
  writeFileSync(file, bytes);
  expect(await refusal(copy)).toMatch(
    /^PostgreSQL cannot start on .*incorrect checksum in control file.*restore a copy of the folder/,
  );
});

it('a database without its journal is refused in PostgreSQL’s own words', async () => {
  const copy = sound.copy();
  for (const name of readdirSync(join(copy, 'postgres', 'pg_wal')))
    rmSync(join(copy, 'postgres', 'pg_wal', name), { recursive: true });
  expect(await refusal(copy)).toMatch(/could not locate a valid checkpoint record.*restore a copy of the folder/);
});

it('a database whose tables cannot be read is refused, and its PostgreSQL ends', async () => {
  const copy = sound.copy();
  const base = join(copy, 'postgres', 'global');
  for (const name of readdirSync(base)) if (/^12\d\d$/.test(name)) truncateSync(join(base, name), 0);
  expect(await refusal(copy)).toMatch(/restore a copy of the folder, or move it away/);
  expect(readdirSync(join(copy, 'postgres'))).not.toContain('postmaster.pid');
});
