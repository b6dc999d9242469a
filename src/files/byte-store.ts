import type { Readable } from 'node:stream';
import type { Spooled } from './spool.ts';

/** Where bytes lie, by key. A key's bytes never change: it is made of their hash. */
export interface ByteStore {
  /**
   * Keeps the bytes of a temporary file under a key, wholly or not at all; the temporary file is removed afterwards.
   * Bytes that lay there before are replaced.
   */
  keep(key: string, spooled: Spooled): Promise<void>;
  /** The bytes of a key, unchecked; null when there are none. */
  open(key: string): Promise<Readable | null>;
  /** Releases connections. */
  close(): void;
}
