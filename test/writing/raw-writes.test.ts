import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patientData } from '../../src/generated/patient-data.ts';
import { projectRoot } from '../../src/settings/project-root.ts';

const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src'], {
  cwd: projectRoot,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !file.startsWith('src/generated/'))
  .flatMap((file) => {
    try {
      return [{ file, text: readFileSync(join(projectRoot, file), 'utf8') }];
    } catch {
      return [];
    }
  });
const matching = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);
const tables = Object.keys(patientData)
  .map((type) => type.replace(/\B[A-Z]/g, '_$&').toLowerCase())
  .join('|');

test('rows of patients are changed through the unit of work, or in bulk where they are recorded', () => {
  // Filled before a person can sign in; it writes its own entry.
  expect(matching(new RegExp(`(insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\\('(${tables})'`))).toEqual([
    'src/demo/answer-demo-patients.ts',
    'src/demo/authorize-demo-patients.ts',
    'src/demo/describe-demo-patients.ts',
    'src/demo/fill-demo-site.ts',
    'src/demo/insure-demo-patients.ts',
  ]);
  expect(matching(new RegExp(`(insert into|update|delete from|merge into)\\s+(${tables})\\b`, 'i'))).toEqual([]);
  // Their table is a parameter: they record what they write.
  expect(matching(/(insert into|update|delete from)\s+\$\{/)).toEqual([
    'src/domains/claims/gives/move-claims.ts',
    // Published sets of codes are about no patient.
    'src/programs/import/codes/apply-release.ts',
    'src/programs/import/insert-rows.ts',
    'src/writing/rows-in-bulk.ts',
  ]);
  expect(matching(/\.(nativeUpdate|nativeDelete|insertMany|upsert|upsertMany|createQueryBuilder|qb)\(/)).toEqual([
    // Lines of claims are rows of no patient.
    'src/domains/claims/gives/charge-corrected.ts',
    // In one statement, and recorded.
    'src/domains/coding/codings/record-diagnoses.ts',
  ]);
});

test('only the write unit flushes, so that no change passes it by', () => {
  expect(matching(/\bem\.(flush|persist|commit)\(/)).toEqual(['src/writing/unit.ts']);
  expect(matching(/\bem\.create\b/)).toEqual(['src/writing/unit.ts']);
});
