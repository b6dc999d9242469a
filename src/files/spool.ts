import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileFault } from './file-fault.ts';
import { signatureBytes } from './media-types.ts';
import { TextCheck } from './text-check.ts';

/** Bytes that have arrived whole and are on the disk, in a file that no row refers to yet. */
export interface Spooled {
  path: string;
  /** In hexadecimal. */
  sha256: string;
  bytes: number;
  /** The first bytes, which show the type. */
  head: Buffer;
  /** Whether all bytes together are text in UTF-8. */
  isText: boolean;
}

/**
 * Writes a stream to a temporary file while it is hashed. One byte more than `mostBytes` ends it; the file is then
 * removed, as after any other fault. The source itself is left open, so that an HTTP request can still be answered.
 */
export async function spool(folder: string, source: Readable, mostBytes: number): Promise<Spooled> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const file = await open(path, 'wx', 0o600);
  try {
    const written = await writeAll(file, source, mostBytes);
    await file.sync();
    await file.close();
    return { path, ...written };
  } catch (error) {
    await file.close().catch(() => {});
    await rm(path, { force: true });
    throw error;
  }
}

async function writeAll(file: FileHandle, source: Readable, mostBytes: number): Promise<Omit<Spooled, 'path'>> {
  const hash = createHash('sha256');
  const text = new TextCheck();
  let head = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer | string>) {
    const part = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    bytes += part.length;
    if (bytes > mostBytes) throw new FileFault('FILE_TOO_LARGE');
    hash.update(part);
    text.add(part);
    if (head.length < signatureBytes) head = Buffer.concat([head, part]).subarray(0, signatureBytes);
    await file.appendFile(part);
  }
  return { sha256: hash.digest('hex'), bytes, head, isText: text.end() };
}
