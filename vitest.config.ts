import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// A test file's name says how it runs; nothing is to be added here for a new one.
const everyday = 'test/**/*.test.ts';
const isolated = 'test/**/*.isolated.test.ts';
const proofs = 'test/**/*.proof.ts';

export default defineConfig({
  // Vite would resolve graphql to its ESM build while Node gives type-graphql the CommonJS one: two copies, two worlds of types.
  resolve: {
    alias: [
      { find: /^graphql$/, replacement: 'graphql/index.js' },
      // Its sources, so that tests need no build of it.
      { find: /^@foyer\/client\/([\w-]+)$/, replacement: join(import.meta.dirname, 'packages/client/src/$1.ts') },
    ],
  },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  test: {
    globalSetup: ['test/kit/global-setup.ts'],
    setupFiles: ['test/kit/check-statements.ts'],
    maxWorkers: 2,
    // Only a defect takes so long: no test may fail because the machine is busy.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000, interval: 20 } },
    projects: [
      // Workers keep their modules, schema, server and database from file to file.
      {
        test: {
          name: 'shared',
          include: [everyday],
          exclude: [isolated],
          isolate: false,
          provide: { sharesServer: true },
        },
      },
      // A process for each file: for what counts or changes something of the whole process.
      { test: { name: 'isolated', include: [isolated], provide: { sharesServer: false } } },
      // What takes long: memory, attacks, a million rows, long properties, faults.
      { test: { name: 'proofs', include: [proofs], provide: { sharesServer: false } } },
    ],
  },
});
