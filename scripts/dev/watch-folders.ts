import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Reports each change of a file below the folders, by its path from `root`; answers what ends it. Each folder has a watcher of its own: on Linux Node's recursive
 * one watches files, and loses those that an editor replaces when it saves.
 */
export function watchFolders(
  root: string,
  folders: readonly string[],
  report: (file: string, event: 'change' | 'rename') => void,
): () => void {
  const watchers = new Map<string, FSWatcher>();
  const follow = (folder: string) => {
    if (watchers.has(folder)) return;
    const watcher = watch(folder, (event, name) => {
      if (event === 'rename') followAll(folder);
      if (name) report(relative(root, join(folder, name)), event);
    });
    watcher.on('error', () => watcher.close());
    watcher.on('close', () => watchers.delete(folder));
    watchers.set(folder, watcher);
  };
  const followAll = (folder: string) => {
    for (const one of foldersBelow(folder)) follow(one);
  };
  for (const folder of folders) followAll(join(root, folder));
  return () => {
    for (const watcher of watchers.values()) watcher.close();
  };
}

/** The folder and all below it; none when it is not there any more. */
function foldersBelow(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return [
      folder,
      ...entries.filter((entry) => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name)),
    ];
  } catch {
    return [];
  }
}
