import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GeneratorFailure } from './failure.ts';

/** A file to be made, its path below the project's root. */
export interface NewFile {
  path: string;
  text: string;
}

/** A file that is there and gets some lines more. */
export interface ChangedFile {
  path: string;
  /** The text with the lines added. Throws a `GeneratorFailure` where their place is not found. */
  change: (text: string) => string;
}

export type Written = NewFile | ChangedFile;

/** Writes all files or none: only a `ChangedFile` may be there already. Answers their paths. */
export async function writeFiles(root: string, files: readonly Written[]): Promise<string[]> {
  const planned: (NewFile & { before: string | undefined })[] = [];
  for (const file of files) {
    const before = await textOf(join(root, file.path));
    if ('change' in file) {
      if (before === undefined) throw new GeneratorFailure(`${file.path} is not there; lines would be added to it.`);
      planned.push({ path: file.path, before, text: file.change(before) });
    } else {
      if (before !== undefined)
        throw new GeneratorFailure(`${file.path} is there already; choose another name, or remove it first.`);
      planned.push({ ...file, before });
    }
  }
  const begun: typeof planned = [];
  try {
    for (const file of planned) {
      const path = join(root, file.path);
      await mkdir(dirname(path), { recursive: true });
      begun.push(file);
      await writeFile(path, file.text, { flag: file.before === undefined ? 'wx' : 'w' });
    }
  } catch (error) {
    for (const { path, before } of begun) {
      if (before === undefined) await rm(join(root, path), { force: true });
      else await writeFile(join(root, path), before);
    }
    throw error;
  }
  return planned.map(({ path }) => path);
}

function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
