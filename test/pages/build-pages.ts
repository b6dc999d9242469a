import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../../src/project-root.ts';

/** Builds the pages to where the server takes them from, so that browser tests see the pages as they are now. */
export async function buildPages(): Promise<void> {
  await build({ configFile: join(projectRoot, 'vite.config.ts'), logLevel: 'warn' });
}
