import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../../../src/settings/project-root.ts';

const served = join(projectRoot, 'dist', 'web');

/**
 * Builds the pages to where the server takes them from, so that browser tests see the pages as they are now. Several test files do so at once: each file is
 * put in its place in one go, the page that names the others last.
 */
export async function buildPages(): Promise<void> {
  await mkdir(dirname(served), { recursive: true });
  const outDir = await mkdtemp(`${served}-`);
  await build({ configFile: join(projectRoot, 'vite.config.ts'), logLevel: 'warn', build: { outDir } });
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  for (const file of files.sort((a, b) => Number(a.endsWith('.html')) - Number(b.endsWith('.html')))) {
    const place = join(served, relative(outDir, file));
    await mkdir(dirname(place), { recursive: true });
    await rename(file, place);
  }
  await rm(outDir, { recursive: true });
}
