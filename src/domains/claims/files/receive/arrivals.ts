import { constants, type Dirent } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { noneWhereMissing } from '../transport/edi-folder.ts';

export interface Arrival {
  name: string;
  content: Buffer;
}

/** A file that is larger is refused without being read. */
export const mostBytes = 64 * 1024 * 1024;

export const isPart = (name: string) => name.startsWith('.') || /\.(part|tmp)$/i.test(name);
/** IEA with its two elements at the end. The terminator may be any character, and line ends may follow. */
export const hasEnd = (content: Buffer) => /IEA\D\d+\D\d+\D\s*$/.test(content.subarray(-64).toString('latin1'));

interface Observed {
  size: number;
  modifiedAt: number;
  since: number;
}

/**
 * Finds the files of a folder that are whole: one that ends in IEA, or one whose size stood still for a while. The others
 * are looked at again.
 */
export function watchArrivals(folder: string, stillMs: number): () => AsyncGenerator<Arrival> {
  const observed = new Map<string, Observed>();

  const look = async (name: string): Promise<Arrival | null> => {
    const path = join(folder, name);
    const { size, mtimeMs } = await lstat(path);
    const before = observed.get(name);
    const isSame = before?.size === size && before.modifiedAt === mtimeMs;
    const now = isSame ? before : { size, modifiedAt: mtimeMs, since: performance.now() };
    observed.set(name, now);
    const stoodStill = performance.now() - now.since >= stillMs;
    const content = await readUpTo(path, mostBytes + 1);
    if (!stoodStill && (content.length !== size || !hasEnd(content))) return null;
    return { name, content };
  };

  return async function* () {
    const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(noneWhereMissing);
    // Never through a link, which could lead anywhere.
    const names = entries.filter((entry) => entry.isFile() && !isPart(entry.name)).map(({ name }) => name);
    for (const name of observed.keys()) if (!names.includes(name)) observed.delete(name);
    for (const name of names.toSorted()) {
      const arrival = await look(name).catch(noneWhileRenamed);
      if (arrival) yield arrival;
    }
  };
}

export async function readUpTo(path: string, most: number): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const pieces: Buffer[] = [];
    for await (const piece of file.createReadStream({ end: most - 1, autoClose: false })) pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  } finally {
    await file.close();
  }
}

function noneWhileRenamed(error: NodeJS.ErrnoException): null {
  if (error.code !== 'ENOENT') throw error;
  return null;
}
