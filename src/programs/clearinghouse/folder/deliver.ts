import { appendFile, open, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { type Faults, markedName, withWrongCounts } from './faults.ts';

interface Delivery {
  folder: string;
  faults: Faults;
  clock: Clock;
  signal: AbortSignal;
}

const halfMs = 1000;
const renamedMs = 50;

/** Puts an answer into `in/`, whole or with the faults that were asked for. An answer that is there already stays as it is. */
export async function deliver(name: string, content: string, { folder, faults, clock, signal }: Delivery) {
  const put = (as: string, text: string) => putWhole(join(folder, 'in'), as, text);
  if (await isThere(folder, name, Buffer.byteLength(content))) return;
  if (faults.emptyFiles) await put(markedName(name, 'empty'), '');
  if (faults.wrongCounts) await put(markedName(name, 'counts'), withWrongCounts(content));
  const path = join(folder, 'in', name);
  if (faults.halfFiles) {
    const half = Math.floor(content.length / 2);
    await writeFile(path, content.slice(0, half));
    await clock.wait(halfMs, signal);
    await appendFile(path, content.slice(half));
  } else if (faults.renamedFiles) {
    const early = markedName(name, 'early');
    await put(early, content);
    await clock.wait(renamedMs, signal);
    await rename(join(folder, 'in', early), path).catch(ignoreMissing);
  } else await put(name, content);
}

/** A file has its name only once it is whole and on the disk. */
async function putWhole(folder: string, name: string, text: string): Promise<void> {
  const part = join(folder, `${name}.part`);
  const file = await open(part, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, join(folder, name));
}

/** It came before a crash that kept the clearinghouse from noting it. */
async function isThere(folder: string, name: string, size: number): Promise<boolean> {
  const places = ['in', 'done', 'refused'].map((place) => join(folder, place, name));
  const sizes = await Promise.all(
    places.map((path) =>
      stat(path).then(
        (found) => found.size,
        (error) => ignoreMissing(error),
      ),
    ),
  );
  return sizes.includes(size);
}

/** The receiver took the file away meanwhile, or it is not there. */
function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
