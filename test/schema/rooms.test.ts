import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/settings/project-root.ts';
import { circlesIn } from './kit/circles.ts';

/** The floor plan, from the top: a room imports only from those below it. `main.ts` stands above all. */
const rooms = [
  ...['main.ts', 'programs', 'start', 'schema.ts', 'resolvers.ts', 'server', 'demo', 'execution', 'domains'],
  ...['guards', 'figures', 'outbox', 'files', 'jobs', 'reading', 'writing', 'request', 'admission', 'live'],
  ...['audit', 'errors', 'access', 'keys', 'database', 'contract', 'edi', 'pdf', 'csv', 'time', 'settings'],
];
const src = join(projectRoot, 'src');

/** Each source file with the source files that it imports, type-only imports included. Files that codegen writes belong to no room. */
const imports: ReadonlyMap<string, readonly string[]> = new Map(
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/(^|\/)generated\//.test(file))
    .map((file) => [file, importsOf(file, readFileSync(join(src, file), 'utf8'))]),
);

function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport\(?)\s*'(\.[^']+)'/g)]
    .map(([, path = '']) => relative(src, resolve(src, dirname(file), path)))
    .filter((target) => !target.startsWith('..') && !/(^|\/)generated\//.test(target));
}

const roomOf = (file: string) => file.split('/')[0] ?? '';

test('every file of the source belongs to a room of the floor plan', () => {
  expect([...imports.keys()].filter((file) => !rooms.includes(roomOf(file)))).toEqual([]);
});

test('a room imports only from the rooms below it', () => {
  const upward = [...imports].flatMap(([file, targets]) =>
    targets
      .filter((target) => rooms.indexOf(roomOf(target)) < rooms.indexOf(roomOf(file)))
      .map((target) => `${roomOf(file)} imports from ${roomOf(target)}, which is above it: ${file} -> ${target}`),
  );
  expect(upward).toEqual([]);
});

test('no files import each other in a circle', () => {
  expect(circlesIn(imports)).toEqual([]);
});

test('a circle is found wherever it is closed', () => {
  const planted = new Map([
    ['a.ts', ['b.ts', 'd.ts']],
    ['b.ts', ['c.ts']],
    ['c.ts', ['a.ts']],
    ['d.ts', []],
  ]);
  expect(circlesIn(planted)).toEqual([['a.ts', 'b.ts', 'c.ts']]);
});
