import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFailure } from '../../settings/start-failure.ts';
import { shownPath } from './shown-path.ts';

const major = '18';
const wayOut = 'restore a copy of it, or move it away to start with an empty database';

/**
 * Whether a data folder stands ready to be started. Refuses one that PostgreSQL could only fail on; nothing is ever
 * deleted.
 */
export async function isCreated(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => null);
  if (!found) return false;
  if (!found.isDirectory())
    throw new StartFailure(`${shownPath(folder)} is not a folder; move it away and start again.`);
  refuseForeignOwner(folder, found.uid);
  const names = await readdir(folder);
  if (names.length === 0) return false;
  if (!names.includes('PG_VERSION')) {
    throw new StartFailure(
      `${shownPath(folder)} is no complete PostgreSQL data folder (PG_VERSION is missing); ${wayOut}.`,
    );
  }
  const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  if (version !== major) throw wrongVersion(folder, version);
  return true;
}

function refuseForeignOwner(folder: string, owner: number): void {
  const self = process.getuid?.();
  if (self === undefined || self === 0 || self === owner) return;
  throw new StartFailure(
    `${shownPath(folder)} belongs to another user (user id ${owner}); start Foyer as that user or as root, or set FOYER_DATA to a folder of your own.`,
  );
}

function wrongVersion(folder: string, version: string): StartFailure {
  const path = shownPath(folder);
  return new StartFailure(
    /^\d+(\.\d+)?$/.test(version)
      ? `${path} was made by PostgreSQL ${version} and Foyer brings PostgreSQL ${major}; serve it with your own PostgreSQL ${version} and set DATABASE_URL, or move it away to start with an empty database.`
      : `${path} is damaged (PG_VERSION is unreadable); ${wayOut}.`,
  );
}
