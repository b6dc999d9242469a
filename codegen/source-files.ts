import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SourceFile {
  /** From `src`, such as `domains/rooms/create-room.ts`. */
  path: string;
  /** Names of the functions, constants and classes that it exports. */
  exports: ReadonlySet<string>;
}

const src = join(import.meta.dirname, '..', 'src');

/** Source files below a folder of `src` whose names match; generated ones excluded. */
export function sourceFiles(folder: string, name: RegExp): SourceFile[] {
  return readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file) && !/(^|\/)generated\//.test(file))
    .sort()
    .map((file) => {
      const path = folder === '.' ? file : `${folder}/${file}`;
      return { path, exports: exportsOf(readFileSync(join(src, path), 'utf8')) };
    });
}

function exportsOf(text: string): Set<string> {
  const declarations = text.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm);
  return new Set([...declarations].map(([, name = '']) => name));
}
