import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { locateDatabase } from '../../../src/database/set-up/locate-database.ts';
import { embeddedPlace } from './embedded-place.ts';
import { query } from './query.ts';

/** A data folder of this test alone that does not exist yet; removed after the test. */
export function newDataFolder(): string {
  const home = newHome();
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return join(home, 'foyer');
}

interface SoundFolder {
  /** The tests of a file share it one after the other, because creating one takes long. */
  dataFolder: string;
  /** A copy to do harm to. */
  copy(): string;
}

/** For a whole file: a data folder with a stopped database in which the table `patient` has the id 7. */
export function withPatientSeven(): SoundFolder {
  const home = newHome();
  const dataFolder = join(home, 'foyer');
  beforeAll(async () => {
    const database = await locateDatabase(embeddedPlace(dataFolder));
    await query(database.ownerUrl, 'CREATE TABLE patient AS SELECT 7 AS id');
    await database.stop();
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const copy = () => {
    const path = newDataFolder();
    cpSync(dataFolder, path, { recursive: true });
    return path;
  };
  return { dataFolder, copy };
}

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'foyer-start-'));
  chmodSync(home, 0o711);
  return home;
}
