import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';

export interface Arrival {
  file: string;
  bytes: Buffer;
}

/** How long a file without an end must stand still before it is taken as it is. */
const stillMs = 5000;

const isPart = (name: string) => name.startsWith('.') || /\.(part|tmp)$/.test(name);
/** IEA with its two elements at the end. The terminator may be any character, and line ends may follow. */
const hasEnd = (bytes: Buffer) => /IEA\D\d+\D\d+\D\s*$/.test(bytes.subarray(-64).toString('latin1'));

interface Observed {
  size: number;
  modifiedAt: number;
  since: number;
  isTaken: boolean;
}

/** Finds files that are whole. They stay where they are: the sender finds in them that they were handed over. */
export function watchArrivals(folder: string, clock: Clock): () => Promise<Arrival[]> {
  const observed = new Map<string, Observed>();

  const look = async (file: string): Promise<Arrival | null> => {
    const { size, mtimeMs } = await stat(join(folder, file));
    const before = observed.get(file);
    const isSame = before !== undefined && before.size === size && before.modifiedAt === mtimeMs;
    const now = isSame ? before : { size, modifiedAt: mtimeMs, since: clock.now(), isTaken: false };
    observed.set(file, now);
    if (now.isTaken) return null;
    const bytes = await readFile(join(folder, file));
    if (bytes.length !== size) return null;
    if (!hasEnd(bytes) && clock.now() - now.since < stillMs) return null;
    now.isTaken = true;
    return { file, bytes };
  };

  return async () => {
    const names = (await readdir(folder)).filter((name) => !isPart(name)).sort();
    const found: Arrival[] = [];
    for (const name of names) {
      const arrival = await look(name).catch((error: NodeJS.ErrnoException) => {
        // A folder, or a file that was renamed meanwhile.
        if (error.code === 'EISDIR' || error.code === 'ENOENT') return null;
        throw error;
      });
      if (arrival) found.push(arrival);
    }
    return found;
  };
}
