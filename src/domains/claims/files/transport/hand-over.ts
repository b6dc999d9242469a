import { randomUUID } from 'node:crypto';
import { open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolders, syncFolder } from './edi-folder.ts';

interface Handed {
  /** Holds a part of the hash, so that another file never has it. */
  name: string;
  content: Uint8Array;
}

/**
 * Puts a file into the clearinghouse's `out` folder. It has its name only once it is whole and on the disk. A file of that
 * name and size is the receipt: it was handed over before.
 */
export async function handOver(folder: string, { name, content }: Handed): Promise<void> {
  await makeFolders(folder);
  const out = join(folder, 'out');
  if ((await sizeOf(join(out, name))) !== content.length) {
    // A name of its own: two nodes that hand over the same file write into no common one.
    const part = join(out, `.${name}.${randomUUID()}.part`);
    await writeWhole(part, content);
    await rename(part, join(out, name));
  }
  await syncFolder(out);
  await removeParts(out, name);
}

async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Left by processes that died. */
async function removeParts(out: string, name: string): Promise<void> {
  const parts = (await readdir(out)).filter((one) => one.startsWith(`.${name}.`) && one.endsWith('.part'));
  for (const part of parts) await unlink(join(out, part)).catch(ignoreMissing);
}

function sizeOf(path: string): Promise<number | undefined> {
  return stat(path).then(({ size }) => size, ignoreMissing);
}

export function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
