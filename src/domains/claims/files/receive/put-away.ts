import { randomUUID } from 'node:crypto';
import { link, lstat, mkdir, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from '../edi-content.ts';
import { type EdiSubfolder, syncFolder } from '../transport/edi-folder.ts';
import { ignoreMissing } from '../transport/hand-over.ts';
import { mostBytes, readUpTo } from './arrivals.ts';

interface PutAway {
  to: Extract<EdiSubfolder, 'done' | 'refused'>;
  name: string;
  /** Of the bytes that were read. */
  sha256: string;
  /** Lines of a text beside the file. */
  notes?: readonly string[];
}

/**
 * Moves a received file out of `in`, and overwrites nothing: another file of the name keeps it. A file that is no longer
 * there was moved by another node, or renamed by its sender; it comes again under its new name. A file that its sender
 * has put in its place meanwhile has not been read: it stays.
 */
export async function putAway(folder: string, { to, name, sha256, notes }: PutAway): Promise<void> {
  const target = join(folder, to);
  await mkdir(target, { recursive: true });
  const source = join(folder, 'in', name);
  const kept = (await isFree(source, target, name)) ? name : `${sha256.slice(0, 12)}-${name}`;
  if (notes) await writeFile(join(target, `${kept}.txt`), notes.map((line) => `${line}\n`).join(''));
  const path = join(target, kept);
  const isThere = await link(source, path).then(() => true, isOfRunThatDied);
  if (!isThere) return;
  await syncFolder(target);
  if ((await sha256OfFile(path)) === sha256) await takeOut(source, path);
  else await unlink(path);
}

/** The same bytes are there already; false where nothing is there any more. */
function isOfRunThatDied(error: NodeJS.ErrnoException): boolean {
  if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  return error.code === 'EEXIST';
}

/** No file has the name, or this one itself, of a run that died. */
async function isFree(source: string, target: string, name: string): Promise<boolean> {
  return (await isMissing(join(target, name))) || isSameFile(source, join(target, name));
}

/** The file is set aside before it is compared with the one that is kept, since it could be replaced in between. */
async function takeOut(source: string, kept: string): Promise<void> {
  const aside = join(source, '..', `.${randomUUID()}.part`);
  const isGone = await rename(source, aside).then(() => false, isMissingError);
  if (isGone) return;
  const isRead = (await isSameFile(aside, kept)) || (await sha256OfFile(aside)) === (await sha256OfFile(kept));
  if (!isRead) await putBack(aside, source);
  await unlink(aside);
}

/** Under another name where a third file came. */
async function putBack(aside: string, source: string): Promise<void> {
  await link(aside, source).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    return link(aside, `${source}-${randomUUID()}`);
  });
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [left, right] = await Promise.all([one, other].map((path) => lstat(path).catch(ignoreMissing)));
  return left !== undefined && left.ino === right?.ino && left.dev === right.dev;
}

const sha256OfFile = async (path: string) => sha256Of(await readUpTo(path, mostBytes + 1));

const isMissing = async (path: string) => (await lstat(path).catch(ignoreMissing)) === undefined;

function isMissingError(error: NodeJS.ErrnoException): true {
  ignoreMissing(error);
  return true;
}
