import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../src/settings/project-root.ts';

const src = join(projectRoot, 'src');
const own = 'programs/clearinghouse/';

const imports = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(join(src, file), 'utf8').matchAll(/(?:\bfrom|\bimport\(?)\s*'([^']+)'/g)].map(([, path = '']) => ({
      file,
      path: path.startsWith('.') ? relative(src, resolve(src, dirname(file), path)) : path,
    })),
  );

test('the clearinghouse imports nothing of Foyer but its command line', () => {
  const foreign = imports
    .filter(({ file, path }) => file.startsWith(own) && !path.startsWith(own) && !path.startsWith('node:'))
    .filter(({ path }) => !path.startsWith('programs/command-line/'));
  expect(imports.filter(({ file }) => file.startsWith(own)).length).toBeGreaterThan(50);
  expect(foreign).toEqual([]);
});

test('nothing of Foyer imports the clearinghouse but the list of commands', () => {
  const users = imports.filter(({ file, path }) => path.startsWith(own) && !file.startsWith(own));
  expect(users).toEqual([{ file: 'programs/commands.ts', path: `${own}clearinghouse-command.ts` }]);
});
