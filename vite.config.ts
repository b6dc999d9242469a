import { defineConfig } from 'vite';

/** Builds the pages in `web/` into `dist/web`, from where the server takes them. */
export default defineConfig({
  root: 'web',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // The pages' policy allows no data: URLs.
    assetsInlineLimit: 0,
    rolldownOptions: { input: 'web/display.html' },
  },
});
