import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { FileFault } from './file-fault.ts';

interface Expected {
  sha256: string;
  bytes: number;
}

/** The most that is read into memory before the first byte leaves; larger files are read twice. */
const mostInMemory = 8 * 1024 * 1024;

/**
 * The bytes that have this hash. They are compared before the first of them is handed out. A larger file is read twice:
 * it is compared again while it is sent. Its last part is held back until the hash is known. A mismatch, or no bytes at
 * all, is `FILE_CORRUPT`.
 */
export async function verified(open: () => Promise<Readable | null>, expected: Expected): Promise<Readable> {
  if (expected.bytes <= mostInMemory) {
    const parts = await Readable.from(checked(await opened(open), expected)).toArray();
    return Readable.from(parts, { objectMode: false });
  }
  for await (const _part of checked(await opened(open), expected));
  return Readable.from(checked(await opened(open), expected), { objectMode: false });
}

async function opened(open: () => Promise<Readable | null>): Promise<Readable> {
  const source = await open();
  if (!source) throw new FileFault('FILE_CORRUPT');
  return source;
}

async function* checked(source: Readable, { sha256, bytes }: Expected): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let count = 0;
  let held: Buffer | undefined;
  for await (const part of source as AsyncIterable<Buffer>) {
    if (held) yield held;
    hash.update(part);
    count += part.length;
    if (count > bytes) throw new FileFault('FILE_CORRUPT');
    held = part;
  }
  if (count !== bytes || hash.digest('hex') !== sha256) throw new FileFault('FILE_CORRUPT');
  if (held) yield held;
}
