import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A built version of the repository: `npm run bench:build` ran in its folder. */
export interface Tree {
  name: 'before' | 'after';
  root: string;
}

/** A module of the version's benches, by its path without an end. Versions must still agree on what it exports. */
export function moduleOf<Module>({ root }: Tree, path: string): Promise<Module> {
  return import(urlOf(root, path).href) as Promise<Module>;
}

/** As `import.meta` of a bench of this version, for programs that are named from there. */
export function metaOf({ root }: Tree, path: string): ImportMeta {
  const url = urlOf(root, path);
  return { url: url.href, filename: url.pathname } as ImportMeta;
}

function urlOf(root: string, path: string): URL {
  return pathToFileURL(join(root, 'dist/bench/bench', `${path}.js`));
}
