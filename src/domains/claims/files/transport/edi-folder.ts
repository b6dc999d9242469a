import { mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTypeId, toTypeId } from '../../../../contract/type-id.ts';

/** The folder of one clearinghouse of one practice. */
export interface EdiPlace {
  practiceId: string;
  clearinghouseId: string;
}

/** `out` is read by the clearinghouse, `in` is written by it; files that were received go to one of the others. */
export type EdiSubfolder = 'out' | 'in' | 'done' | 'refused';

const subfolders: readonly EdiSubfolder[] = ['out', 'in', 'done', 'refused'];

/** Named by ids: no typed name becomes part of a path. */
export function folderOf(root: string, { practiceId, clearinghouseId }: EdiPlace): string {
  return join(root, toTypeId('Practice', practiceId), toTypeId('Clearinghouse', clearinghouseId));
}

export async function makeFolders(folder: string): Promise<void> {
  for (const name of subfolders) await mkdir(join(folder, name), { recursive: true });
}

/** The folders that are there. Anything else in the folder of X12 files is left alone. */
export async function findPlaces(root: string): Promise<EdiPlace[]> {
  const places: EdiPlace[] = [];
  for (const [practice, practiceId] of await idsIn(root, 'Practice')) {
    const houses = await idsIn(join(root, practice), 'Clearinghouse');
    places.push(...houses.map(([, clearinghouseId]) => ({ practiceId, clearinghouseId })));
  }
  return places;
}

async function idsIn(folder: string, type: 'Practice' | 'Clearinghouse'): Promise<[name: string, uuid: string][]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(noneWhereMissing);
  return entries.flatMap((entry): [string, string][] => {
    const id = entry.isDirectory() ? parseTypeId(entry.name) : null;
    return id?.type === type ? [[entry.name, id.uuid]] : [];
  });
}

/** Names of files and folders are on the disk once it is done. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function noneWhereMissing(error: NodeJS.ErrnoException): never[] {
  if (error.code !== 'ENOENT') throw error;
  return [];
}
