import { link, lstat, mkdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EdiSubfolder, syncFolder } from './edi-folder.ts';
import { ignoreMissing } from './hand-over.ts';

interface PutAway {
  to: Extract<EdiSubfolder, 'done' | 'refused'>;
  name: string;
  sha256: string;
  /** Lines of a text beside the file. */
  notes?: readonly string[];
}

/**
 * Moves a received file out of `in`, and overwrites nothing: another file of the name keeps it. A file that is no longer
 * there was moved by another node, or renamed by its sender; it comes again under its new name.
 */
export async function putAway(folder: string, { to, name, sha256, notes }: PutAway): Promise<void> {
  const target = join(folder, to);
  await mkdir(target, { recursive: true });
  const source = join(folder, 'in', name);
  const kept = (await isFree(source, target, name)) ? name : `${sha256.slice(0, 12)}-${name}`;
  if (notes) await writeFile(join(target, `${kept}.txt`), notes.map((line) => `${line}\n`).join(''));
  await link(source, join(target, kept)).catch((error: NodeJS.ErrnoException) => {
    // The same bytes are there, of a run that died.
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  });
  await syncFolder(target);
  await unlink(source).catch(ignoreMissing);
}

/** No file has the name, or this one itself, of a run that died. */
async function isFree(source: string, target: string, name: string): Promise<boolean> {
  const [there, own] = await Promise.all([join(target, name), source].map((path) => lstat(path).catch(ignoreMissing)));
  return !there || (there.ino === own?.ino && there.dev === own.dev);
}
