import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/settings/project-root.ts';

const settings = join(projectRoot, 'src/settings');
/** Read where settings are read, from the environment or from the file of settings. */
const read = new Set(
  readdirSync(settings).flatMap((file) =>
    [
      ...readFileSync(join(settings, file), 'utf8').matchAll(/\benv\.([A-Z][A-Z_]+)|'((?:FOYER|DATABASE)_[A-Z_]+)'/g),
    ].map(([, dotted, quoted]) => dotted ?? quoted ?? ''),
  ),
);
const page = readFileSync(join(projectRoot, 'docs/configuration.md'), 'utf8');
const documented = new Set([...page.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name = '']) => name));

test('docs/configuration.md names every variable that is read, and no other', () => {
  expect(read.size).toBeGreaterThan(20);
  expect([...read].filter((name) => !documented.has(name))).toEqual([]);
  expect([...documented].filter((name) => !read.has(name))).toEqual([]);
});

test('docker-compose.yml hands on settings that there are', () => {
  const compose = readFileSync(join(projectRoot, 'docker-compose.yml'), 'utf8');
  const foyer = compose.slice(compose.indexOf('\n  foyer:'));
  const names = [...foyer.matchAll(/^ {6}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name);
  expect(names).toContain('FOYER_PUBLIC_URL');
  expect(names.filter((name) => !read.has(name))).toEqual([]);
});
