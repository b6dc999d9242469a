import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/settings/project-root.ts';
import { amountAttacks } from './kit/amount-attacks.ts';
import { documentAttacks } from './kit/document-attacks.ts';
import { elsewhere } from './kit/elsewhere.ts';

test('every attack of the list is tried in this folder, or it is said where', () => {
  const tests = readdirSync(import.meta.dirname).filter((file) => /\.(test|proof)\.ts$/.test(file));
  const titles = tests.flatMap(
    (file) => readFileSync(join(import.meta.dirname, file), 'utf8').match(/(?<=['"`(])[GDC]\d+(?=: )/g) ?? [],
  );
  const known = new Set([...documentAttacks, ...amountAttacks, ...elsewhere].map(({ id }) => id).concat(titles));
  const numbered = (letter: string, last: number) =>
    Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);
  // There is no G3 and G4 in the list.
  const listed = [...numbered('G', 8), ...numbered('D', 16), ...numbered('C', 7), ...numbered('S', 7)];
  expect(listed.filter((id) => !known.has(id))).toEqual(['G3', 'G4']);
});

test('an attack that is not tried here has a reason, and each file that a reason names exists', () => {
  const named = elsewhere.flatMap(({ because }) => because.match(/\b(test|src)\/[\w/.-]+\.ts\b/g) ?? []);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((file) => !existsSync(join(projectRoot, file)))).toEqual([]);
});
