import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ByteStore } from './byte-store.ts';
import type { Spooled } from './spool.ts';

/**
 * Keeps bytes in a folder of this machine, or of a disk that all nodes share. Temporary files must lie in the same file
 * system, since they are renamed.
 */
export class DiskStore implements ByteStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async keep(key: string, { path }: Spooled): Promise<void> {
    const place = join(this.#folder, key);
    const folder = dirname(place);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(path, place);
    // A name is on the disk only when its folder is, and a new folder only when the one above it is.
    for (let above = folder; above.length >= this.#folder.length; above = dirname(above)) await syncFolder(above);
  }

  async open(key: string): Promise<Readable | null> {
    try {
      const file = await open(join(this.#folder, key), 'r');
      return file.createReadStream();
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }

  close(): void {}
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}
