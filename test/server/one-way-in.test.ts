import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/settings/project-root.ts';

const folder = join(projectRoot, 'src/server');
const calling = (name: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => new RegExp(`\\b${name}\\(`).test(readFileSync(join(folder, file), 'utf8')))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();

test.each(['documentToRun', 'admit', 'countLate', 'createContext'])(
  'the step %s of an operation’s way in stands once, whichever its door',
  (step) => {
    expect(calling(step)).toEqual(['receive.ts']);
  },
);

test('HTTP, sockets and streams come in by that way', () => {
  expect(calling('receive').filter((file) => file !== 'receive.ts')).toEqual([
    'http/serve-graphql.ts',
    'sockets/socket-operations.ts',
  ]);
  expect(calling('prepareOperation')).toContain('streams/begin-stream.ts');
});
