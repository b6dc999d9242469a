import { access } from 'node:fs/promises';
import { join } from 'node:path';

/** Where new SDL of a domain stands: in the domain's file, or beside it where there is one. */
export async function sdlFile(root: string, domain: string, part: string): Promise<string> {
  const main = `schema/${domain}.graphql`;
  const isThere = await access(join(root, main)).then(
    () => true,
    () => false,
  );
  return isThere ? `schema/${domain}-${part}.graphql` : main;
}
