import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GeneratorFailure } from './failure.ts';

/** A file to be made, its path below the project's root. */
export interface NewFile {
  path: string;
  text: string;
}

/** Writes all files or none: one that is there already is never overwritten. Answers their paths. */
export async function writeFiles(root: string, files: readonly NewFile[]): Promise<string[]> {
  for (const { path } of files) {
    if (await exists(join(root, path)))
      throw new GeneratorFailure(`${path} is there already; choose another name, or remove it first.`);
  }
  const written: string[] = [];
  try {
    for (const { path, text } of files) {
      const file = join(root, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text, { flag: 'wx' });
      written.push(path);
    }
  } catch (error) {
    for (const path of written) await rm(join(root, path));
    throw error;
  }
  return written;
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
