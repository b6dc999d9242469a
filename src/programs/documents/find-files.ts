import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DocumentsFailure } from './documents-failure.ts';

const passedOver = new Set(['node_modules', 'dist', 'build', 'coverage']);

/** Files below a folder that can hold operations, in an order of their own. */
export async function findFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new DocumentsFailure(
      `The folder ${folder} cannot be read (${error.code}); name one that holds a client’s sources.`,
    );
  });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!passedOver.has(entry.name) && !entry.name.startsWith('.')) found.push(...(await findFiles(path)));
    } else if (isDocument(entry.name) || isCode(entry.name)) found.push(path);
  }
  return found;
}

export function isDocument(name: string): boolean {
  return /\.(graphql|gql)$/.test(name);
}

function isCode(name: string): boolean {
  return /\.[mc]?[tj]sx?$/.test(name) && !/\.d\.[mc]?ts$/.test(name);
}
