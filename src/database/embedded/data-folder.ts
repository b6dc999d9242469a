import { constants } from 'node:fs';
import { access, chmod, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartFailure } from '../../settings/start-failure.ts';
import { shownPath } from './shown-path.ts';

/** Creates the folder that holds everything embedded, if need be, and makes sure that it can be written. */
export async function prepareDataFolder(folder: string): Promise<void> {
  try {
    // Under root another account runs PostgreSQL and has to pass through; the files inside are closed.
    if (await create(folder)) await chmod(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = codeOf(error);
    const what = code === 'EEXIST' || code === 'ENOTDIR' ? 'is not a folder' : `cannot be written (${code})`;
    throw new StartFailure(
      `The data folder ${shownPath(folder)} ${what}; fix that, or set FOYER_DATA to another folder.`,
    );
  }
}

/**
 * Creates the folder and what is missing above it; false when it is there. Node's own recursive way never ends below
 * /proc.
 */
async function create(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await stat(folder)).isDirectory()) return false;
    if (codeOf(error) !== 'ENOENT') throw error;
    await create(dirname(folder));
    await mkdir(folder);
    return true;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
