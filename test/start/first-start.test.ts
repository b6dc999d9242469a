import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type LocatedDatabase, locateDatabase } from '../../src/database/set-up/locate-database.ts';
import { withPatientSeven } from './kit/data-folder.ts';
import { embeddedPlace } from './kit/embedded-place.ts';
import { query } from './kit/query.ts';

// Real servers on a busy machine.

async function open(dataFolder: string) {
  const database = await locateDatabase(embeddedPlace(dataFolder));
  onTestFinished(() => database.stop());
  return database;
}

function leaveInterruptedStart(dataFolder: string): void {
  mkdirSync(join(dataFolder, 'postgres.creating'), { recursive: true });
  writeFileSync(join(dataFolder, 'postgres.creating', 'PG_VERSION'), '18\n');
}

describe('the first start', () => {
  let dataFolder: string;
  let database: LocatedDatabase;
  const lines: string[] = [];

  beforeAll(async () => {
    dataFolder = join(mkdtempSync(join(tmpdir(), 'foyer-start-')), 'foyer');
    leaveInterruptedStart(dataFolder);
    database = await locateDatabase(embeddedPlace(dataFolder), (line) => lines.push(line));
  });
  afterAll(async () => {
    await database.stop();
    rmSync(dirname(dataFolder), { recursive: true });
  });

  it('creates a database below a folder that only its owner may enter, and says so', () => {
    expect(statSync(dirname(dataFolder)).mode & 0o777).toBe(0o700);
    expect(database).toMatchObject({ embedded: true, appUrl: null });
    expect(lines).toEqual([`Creating an empty database in ${join(dataFolder, 'postgres')}.`]);
  });

  it('clears away what an interrupted first start left', () => {
    expect(existsSync(join(dataFolder, 'postgres.creating'))).toBe(false);
  });

  it('creates a database that keeps its data well', async () => {
    const settings = [
      'server_version_num',
      'data_checksums',
      'fsync',
      'server_encoding',
      'listen_addresses',
      'password_encryption',
    ];
    const shown = await query(database.ownerUrl, `SELECT ${settings.map((name) => `current_setting('${name}')`)}`);
    expect(shown).toEqual([[expect.stringMatching(/^18/), 'on', 'on', 'UTF8', '127.0.0.1', 'scram-sha-256']]);
    expect(await query(database.ownerUrl, "SELECT lower('ÄÉŁ'), 'a' < 'B'")).toEqual([['äéł', false]]);
  });

  it('lets only its own user read the passwords and the data', () => {
    const modes = ['postgres.json', 'postgres.log', 'postgres'].map(
      (name) => statSync(join(dataFolder, name)).mode & 0o777,
    );
    expect(modes).toEqual([0o600, 0o600, 0o700]);
  });

  it('makes an owner that is no superuser and can still create the application’s role and the extensions', async () => {
    const { ownerUrl } = database;
    await query(ownerUrl, 'CREATE ROLE desk NOLOGIN');
    await query(ownerUrl, 'CREATE EXTENSION btree_gist');
    await query(ownerUrl, 'CREATE EXTENSION pg_trgm');
    expect(await query(ownerUrl, 'SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user')).toEqual([
      [false, false],
    ]);
  });

  it('keeps a patient’s data out of the log when a statement fails', async () => {
    const { ownerUrl } = database;
    await query(ownerUrl, "CREATE TABLE patient AS SELECT 'Secretname' AS name");
    await query(ownerUrl, 'CREATE UNIQUE INDEX ON patient (name)');
    await expect(query(ownerUrl, "INSERT INTO patient VALUES ('Secretname')")).rejects.toThrow('duplicate key');
    await expect(query(ownerUrl, "SELECT 'Secretname'::int")).rejects.toThrow('Secretname');
    expect(readFileSync(join(dataFolder, 'postgres.log'), 'utf8')).not.toContain('Secretname');
  });
});

const sound = withPatientSeven();

it('the second start keeps the data and the port', async () => {
  const first = await open(sound.dataFolder);
  await first.stop();
  const second = await open(sound.dataFolder);
  expect(second.ownerUrl).toBe(first.ownerUrl);
  expect(await query(second.ownerUrl, 'SELECT id FROM patient')).toEqual([[7]]);
});

it('a taken port is given up for a free one', async () => {
  const first = await open(sound.dataFolder);
  await first.stop();
  const squatter = createServer();
  onTestFinished(() => void squatter.close());
  await new Promise<void>((listening) => squatter.listen(Number(new URL(first.ownerUrl).port), '127.0.0.1', listening));
  const second = await open(sound.dataFolder);
  expect(new URL(second.ownerUrl).port).not.toBe(new URL(first.ownerUrl).port);
});

it('data restored without its settings is opened all the same', async () => {
  const first = await open(sound.dataFolder);
  await first.stop();
  rmSync(join(sound.dataFolder, 'postgres.json'));
  const second = await open(sound.dataFolder);
  expect(await query(second.ownerUrl, 'SELECT id FROM patient')).toEqual([[7]]);
});
