import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { TextEncoding } from '../csv-lines.ts';
import { ImportFailure } from '../import-failure.ts';

/** A file as it was published. */
export interface ReleasedFile {
  path: string;
  name: string;
  bytes: number;
  sha256: string;
  /** Older files are Latin-1: bytes that are no UTF-8 show it. */
  encoding: TextEncoding;
}

export async function releasedFile(path: string): Promise<ReleasedFile> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let encoding: TextEncoding = 'utf8';
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      hash.update(chunk);
      bytes += chunk.length;
      if (encoding === 'utf8' && !isDecoded(decoder, chunk)) encoding = 'latin1';
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'ENOENT')
      throw new ImportFailure(`There is no file ${path}; name the file as it was published.`);
    throw new ImportFailure(`${path} cannot be read (${error.code}); name a file, and make it readable.`);
  }
  return { path, name: basename(path), bytes, sha256: hash.digest('hex'), encoding };
}

function isDecoded(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}
