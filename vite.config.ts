import { join } from 'node:path';
import { defineConfig } from 'vite';

const web = join(import.meta.dirname, 'web');

/** Builds the pages in `web/` into `dist/web`, from where the server takes them. */
export default defineConfig({
  root: web,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: join(import.meta.dirname, 'dist', 'web'),
    emptyOutDir: true,
    // The pages' policy allows no data: URLs.
    assetsInlineLimit: 0,
    rolldownOptions: { input: [join(web, 'display.html'), join(web, 'index.html')] },
  },
});
