import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clientFiles } from '../../scripts/client/client-files.ts';
import { projectRoot } from '../../src/settings/project-root.ts';
import { servedSchema } from '../kit/served-schema.ts';

const folder = join(projectRoot, 'packages', 'client');
const files = clientFiles(servedSchema());

test.each(Object.keys(files))(
  'packages/client/%s is that of the served schema: `npm run schema` writes it',
  async (file) => {
    await expect(files[file]).toMatchFileSnapshot(join(folder, file));
  },
);

test('each module of the package has an entry for the compiler and is shipped', () => {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  expect(readdirSync(join(folder, 'src')).sort()).toEqual([
    'board.ts',
    'possible-types.ts',
    'resuming.ts',
    'scalars.ts',
  ]);
  expect(manifest).toMatchObject({ name: '@foyer/client', private: false });
  expect(manifest.files).toEqual(['dist', 'examples', 'schema.graphql', 'possible-types.json']);
});
