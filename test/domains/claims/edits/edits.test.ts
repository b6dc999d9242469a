import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { edits } from '../../../../src/domains/claims/scrub/edits.ts';
import { scrub } from '../../../../src/domains/claims/scrub/scrub.ts';
import { projectRoot } from '../../../../src/settings/project-root.ts';
import { aClaim } from '../../../edi/kit/a-claim.ts';
import { codes } from './cases/codes.ts';
import { coverage } from './cases/coverage.ts';
import { lineCases } from './cases/lines.ts';
import { parties } from './cases/parties.ts';
import type { Example } from './kit/example.ts';
import { expectPath } from './kit/expect-path.ts';
import { allKnown, nothingKnown } from './kit/known.ts';

const cases: ReadonlyMap<string, readonly Example[]> = new Map(
  [parties, coverage, codes, lineCases].flatMap((examples) => Object.entries(examples)),
);

test('the catalogue has fifty edits, by number, each in a file of its name', () => {
  expect(edits.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, place) => place + 1));
  const files = readdirSync(join(projectRoot, 'src/domains/claims/edits'));
  expect(edits.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

test('an edit has a title and a description, and says each need once', () => {
  for (const { id, title, description, needs } of edits) {
    expect(title, id).toMatch(/^[A-Z].*[^.]$/);
    expect(description, id).toMatch(/^[A-Z].*\.$/);
    expect(new Set(needs).size, id).toBe(needs.length);
  }
});

test('every edit has an example that it finds and one that it does not', () => {
  expect([...cases.keys()].sort()).toEqual(edits.map(({ id }) => id).sort());
  for (const [id, examples] of cases) {
    expect(new Set(examples.map(({ findings }) => findings.length > 0)).size, id).toBe(2);
  }
});

describe.each(edits)('$number $id', ({ id, severity, needs, check }) => {
  test.each(cases.get(id) ?? [])('$name', ({ claim, facts, findings }) => {
    const read: string[] = [];
    const watched = new Proxy(
      { ...nothingKnown, ...facts },
      {
        get: (known, key: keyof typeof nothingKnown) => {
          read.push(key);
          return known[key];
        },
      },
    );
    const found = check(claim, watched);
    expect(found.map((each) => `${each.severity ?? severity} ${each.path.join('.')}`)).toEqual(findings);
    expect(read.filter((key) => !(needs as readonly string[]).includes(key))).toEqual([]);
    for (const { path, fix } of found) {
      expectPath(claim, path);
      expect(fix).toMatch(/^[A-Z].*\.$/s);
    }
  });
});

test('a right claim of which everything is known passes all edits, and so does one of which nothing is', () => {
  for (const facts of [allKnown, nothingKnown]) {
    expect(scrub([{ snapshot: aClaim(), facts }], facts)).toEqual([[]]);
  }
});

test('findings stand with their claim, and name the edit', () => {
  const claims = [aClaim(), aClaim({ diagnoses: [] })].map((snapshot) => ({ snapshot, facts: nothingKnown }));
  const [first, second] = scrub(claims, nothingKnown);
  expect(first).toEqual([]);
  expect(second?.map(({ edit, number, severity }) => `${number} ${edit} ${severity}`)).toEqual([
    '16 diagnosis-list ERROR',
    '21 diagnosis-pointers ERROR',
  ]);
});

test('a setting turns an edit off, down or up; an edit that may not be overridden stays', () => {
  const snapshot = aClaim({ diagnoses: ['W1830XA'], patientPaid: 20_000, total: 1 });
  const found = (settings: readonly (readonly [string, 'OFF' | 'WARNING' | 'ERROR'])[]) =>
    scrub([{ snapshot, facts: { ...nothingKnown, editSettings: new Map(settings) } }], nothingKnown)[0]?.map(
      ({ edit, severity }) => `${severity} ${edit}`,
    );
  expect(found([])).toEqual(['ERROR principal-diagnosis', 'ERROR charges', 'WARNING patient-paid']);
  const settings = [
    ['principal-diagnosis', 'WARNING'],
    ['patient-paid', 'ERROR'],
    ['charges', 'OFF'],
  ] as const;
  expect(found(settings)).toEqual(['WARNING principal-diagnosis', 'ERROR charges', 'ERROR patient-paid']);
  expect(found([['principal-diagnosis', 'OFF']])).toEqual(['ERROR charges', 'WARNING patient-paid']);
});

test('edits are pure: none waits, reads a file, a clock or the network', () => {
  const folder = join(projectRoot, 'src/domains/claims/edits');
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  for (const text of texts) {
    expect(text).not.toMatch(/\b(async|await|Date\.now|new Date\(\)|fetch|Math\.random)\b|from 'node:/);
  }
});
