import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import type { FilePlace } from '../settings/file-place.ts';
import { StartFailure } from '../settings/start-failure.ts';
import { FileStore } from './file-store.ts';

/**
 * Makes the folder for files and clears what a crash left half-received; refuses to start when nothing can be written
 * there.
 */
export async function prepareFilePlace(place: FilePlace): Promise<void> {
  const { folder } = place;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new StartFailure(
      `Foyer cannot write files to ${folder}; set FOYER_FILES (or FOYER_DATA) to a folder that the program may write to.`,
    );
  }
  const store = new FileStore(place);
  await store.sweep();
  store.close();
}
