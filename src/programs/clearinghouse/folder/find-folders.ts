import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders of a sender with several partners: one of each partner of each practice, once a file was put into it. */
export async function findFolders(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const practice of await foldersIn(root, 'practice_'))
    for (const house of await foldersIn(practice, 'clearinghouse_'))
      if ((await foldersIn(house, 'out')).length > 0) found.push(house);
  return found;
}

async function foldersIn(folder: string, beginning: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return [];
  });
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name.startsWith(beginning));
  return folders.map(({ name }) => join(folder, name)).sort();
}
