import { chmodSync, lchownSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../../settings/start-failure.ts';
import { type Account, postgresAccount } from './account.ts';
import { embeddedBinaries } from './binaries.ts';
import { createCluster } from './cluster.ts';
import { ensureDatabase, ownerUrl } from './database.ts';
import type { EmbeddedPostgres } from './embedded-postgres.ts';
import { isCreated } from './health.ts';
import { chooseLauncher } from './launcher.ts';
import { stopOrphan } from './orphan.ts';
import { resetPassword } from './password.ts';
import { freePort } from './port.ts';
import { runCluster } from './run.ts';
import type { RunningServer } from './server.ts';
import { type EmbeddedSettings, newSettings, readSettings, writeSettings } from './settings.ts';
import { shownPath } from './shown-path.ts';

/** Creates or opens the cluster in a data folder that no other process uses, and the database `foyer` in it. */
export async function openCluster(dataFolder: string, log: (line: string) => void): Promise<EmbeddedPostgres> {
  const folder = join(dataFolder, 'postgres');
  const binaries = await embeddedBinaries();
  const isNew = !(await isCreated(folder));
  const launcher = await chooseLauncher(await postgresAccount(folder, dataFolder), binaries, dataFolder);
  if (!isNew) {
    await stopOrphan(folder);
    takeOwnership(folder, launcher.account);
  }
  const settings = await settle(join(dataFolder, 'postgres.json'));
  const { adminPassword, port } = settings;
  if (isNew) {
    log(`Creating an empty database in ${shownPath(folder)}.`);
    await createCluster({ binaries, launcher, folder, adminPassword });
  }
  const run = () => runCluster({ binaries, launcher, dataFolder, port, log });
  const reset = () => resetPassword(binaries, launcher, folder, adminPassword);
  const server = await runWithDatabase(settings, { isNew, folder, run, reset });
  return { ownerUrl: ownerUrl(settings), stop: server.stop };
}

/** The settings of the last start, with another port when that one is taken meanwhile. */
async function settle(file: string): Promise<EmbeddedSettings> {
  const kept = readSettings(file) ?? newSettings();
  const settings = { ...kept, port: await freePort(kept.port) };
  if (settings.port !== kept.port) writeSettings(file, settings);
  return settings;
}

interface Steps {
  isNew: boolean;
  folder: string;
  run(): Promise<RunningServer>;
  reset(): Promise<void>;
}

async function runWithDatabase(
  settings: EmbeddedSettings,
  { isNew, folder, run, reset }: Steps,
): Promise<RunningServer> {
  let server = await run();
  try {
    if (await ensureDatabase(settings, isNew)) return server;
    // The data was restored without its settings, or the other way round.
    await server.stop();
    await reset();
    server = await run();
    if (await ensureDatabase(settings, isNew)) return server;
    throw new Error('the password of its superuser cannot be set');
  } catch (error) {
    await server.stop();
    throw error instanceof StartFailure ? error : unusable(folder, error);
  }
}

function unusable(folder: string, error: unknown): StartFailure {
  const reason = error instanceof Error ? error.message : String(error);
  return new StartFailure(
    `PostgreSQL runs on ${shownPath(folder)} but its database cannot be used: ${reason}; restore a copy of the folder, or move it away to start with an empty database.`,
  );
}

/**
 * Repairs the ownership that copying a data folder changes: PostgreSQL wants it to be its account's own and closed to
 * others.
 */
function takeOwnership(folder: string, account: Account | null): void {
  const { uid, mode } = statSync(folder);
  if (account && uid !== account.uid) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const path of ['', ...names]) lchownSync(join(folder, path), account.uid, account.gid);
  }
  if (mode & 0o027) chmodSync(folder, 0o700);
}
