import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ByteKeeper, StoredBytes } from '../request/context.ts';
import type { FilePlace } from '../settings/file-place.ts';
import type { ByteStore } from './byte-store.ts';
import { DiskStore } from './disk-store.ts';
import { S3Store } from './s3-store.ts';
import { type Spooled, spool } from './spool.ts';
import { verified } from './verified.ts';

/** A temporary file of this age belongs to no upload any more, in milliseconds. */
const abandonedMs = 24 * 60 * 60_000;

/**
 * Keeps bytes by their hash, apart for each practice: equal bytes lie once in a practice, and no practice learns that
 * another has them.
 */
export class FileStore implements ByteKeeper {
  readonly #store: ByteStore;
  readonly #incoming: string;

  constructor(place: FilePlace) {
    this.#store = place.kind === 'disk' ? new DiskStore(place.folder) : new S3Store(place);
    this.#incoming = join(place.folder, 'incoming');
  }

  /** Writes a stream to a temporary file; `keep` or `drop` it. Faults: `FILE_TOO_LARGE`, and those of the stream. */
  receive(source: Readable, mostBytes: number): Promise<Spooled> {
    return spool(this.#incoming, source, mostBytes);
  }

  /** Keeps a temporary file's bytes for a practice. Survives a crash and a loss of power once this resolves. */
  async keep(practiceId: string, spooled: Spooled): Promise<StoredBytes> {
    const { sha256, bytes } = spooled;
    await this.#store.keep(keyOf({ practiceId, sha256 }), spooled);
    return { practiceId, sha256, bytes };
  }

  async store(practiceId: string, source: Readable, mostBytes: number): Promise<StoredBytes> {
    return this.keep(practiceId, await this.receive(source, mostBytes));
  }

  drop({ path }: Spooled): Promise<void> {
    return rm(path, { force: true });
  }

  /** The bytes, verified; `FILE_CORRUPT` when they are missing or not what was kept. */
  read(stored: StoredBytes): Promise<Readable> {
    return verified(() => this.#store.open(keyOf(stored)), stored);
  }

  /** Removes temporary files that a crash left behind more than a day ago; answers how many. */
  async sweep(now = new Date()): Promise<number> {
    const names = await readdir(this.#incoming).catch(() => []);
    let removed = 0;
    for (const name of names) {
      const path = join(this.#incoming, name);
      const age = now.getTime() - (await stat(path)).mtimeMs;
      if (age <= abandonedMs) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  close(): void {
    this.#store.close();
  }
}

function keyOf({ practiceId, sha256 }: Pick<StoredBytes, 'practiceId' | 'sha256'>): string {
  return `${practiceId}/${sha256.slice(0, 2)}/${sha256}`;
}
