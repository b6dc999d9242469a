import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../settings/project-root.ts';

/** The contract, as it stands in `schema/`. */
export function readTypeDefs(folder = join(projectRoot, 'schema')): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  return files.sort().map((file) => readFileSync(join(folder, file), 'utf8'));
}
