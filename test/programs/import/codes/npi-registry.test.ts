import { expect, test } from 'vitest';
import { query } from '../../../start/kit/query.ts';
import { founded } from '../kit/founded.ts';
import { run } from '../kit/run.ts';
import { codeFile } from './kit/code-files.ts';
import { registryFile } from './kit/registry-file.ts';

const person = '1234567893';
const organization = '1497758544';
const deactivated = '1003000126';
const strangers = '1992999882';

const held = (ownerUrl: string) =>
  query(
    ownerUrl,
    'select npi, is_active, kind, name, taxonomy_code, as_of::text from registered_provider order by npi desc',
  );

async function practiceWith(...npis: string[]) {
  const database = await founded('Elm Street');
  const [own, ofStaff = null] = npis;
  await query(database.ownerUrl, `update practice set npi = '${own}'`);
  if (ofStaff) await query(database.ownerUrl, `update staff_member set npi = '${ofStaff}'`);
  return database;
}

const nobodyElse = {
  kind: 'ORGANIZATION',
  npi: strangers,
  name: 'Not used here',
} as const;

test('only NPIs that the practice uses are kept, with kind, name and primary taxonomy of any slot', async () => {
  const database = await practiceWith(organization, person);
  const file = registryFile('npidata_pfile_20050523-20261108.csv', [
    {
      kind: 'PERSON',
      npi: person,
      name: ['Ann', 'Lee'],
      taxonomies: { 1: '207Q00000X', 14: '363LF0000X' },
      primary: 14,
    },
    nobodyElse,
    {
      kind: 'ORGANIZATION',
      npi: organization,
      name: 'Elm "Street", Clinic',
      taxonomies: { 1: '261QP2300X' },
      primary: 1,
    },
  ]);
  const { exitCode, told, out } = await run(database, ['codes', 'nppes', file]);
  expect([exitCode, told]).toEqual([0, []]);
  expect(out).toContain('3 rows, of which 2 are in use here');
  expect(await held(database.ownerUrl)).toEqual([
    [organization, true, 'ORGANIZATION', 'Elm "Street", Clinic', '261QP2300X', '2026-11-08'],
    [person, true, 'PERSON', 'Ann Lee', '363LF0000X', '2026-11-08'],
  ]);
});

test('a weekly file changes the NPIs that it has, and an older one changes nothing', async () => {
  const database = await practiceWith(organization, deactivated);
  const clinic = { kind: 'ORGANIZATION', npi: organization, name: 'Elm Street Clinic' } as const;
  const whole = registryFile('npidata_pfile_20050523-20261108.csv', [
    clinic,
    { kind: 'PERSON', npi: deactivated, name: ['Bo', 'Hall'], deactivated: '01/31/2020', reactivated: '03/01/2020' },
  ]);
  const week = registryFile('npidata_pfile_20261109-20261115.csv', [{ npi: deactivated, deactivated: '11/10/2026' }]);
  for (const file of [whole, week, whole])
    expect(await run(database, ['codes', 'nppes', file])).toMatchObject({ exitCode: 0 });
  expect(await held(database.ownerUrl)).toEqual([
    [organization, true, 'ORGANIZATION', 'Elm Street Clinic', null, '2026-11-08'],
    [deactivated, false, null, null, null, '2026-11-15'],
  ]);
  expect(await query(database.ownerUrl, `select count(*)::int from code_set_release`)).toEqual([[2]]);
});

test('an NPI that is no longer used is forgotten, and one used since comes with the same file', async () => {
  const database = await practiceWith(organization);
  const file = registryFile('npidata_pfile_20050523-20261108.csv', [
    { kind: 'ORGANIZATION', npi: organization, name: 'Elm Street Clinic' },
    { kind: 'ORGANIZATION', npi: strangers, name: 'Oak Street Clinic' },
  ]);
  await run(database, ['codes', 'nppes', file]);
  await query(database.ownerUrl, `update practice set npi = '${strangers}'`);
  await run(database, ['codes', 'nppes', file]);
  expect((await held(database.ownerUrl)).map(([npi]) => npi)).toEqual([strangers]);
});

test('columns are found by their heads, in any order and under either name of the sex', async () => {
  const database = await practiceWith(organization);
  for (const [index, sexHead] of ['Provider Gender Code', 'Provider Sex Code'].entries()) {
    const day = `2026111${index}`;
    const rows = [{ kind: 'ORGANIZATION', npi: organization, name: `Clinic ${index}` } as const];
    const file = registryFile(`npidata_pfile_20050523-${day}.csv`, rows, { sexHead, isTurned: index === 1 });
    expect(await run(database, ['codes', 'nppes', file])).toMatchObject({ exitCode: 0 });
    expect((await held(database.ownerUrl))[0]?.[3]).toBe(`Clinic ${index}`);
  }
});

test('bad lines are named with line and field, and nothing of the file goes in', async () => {
  const database = await practiceWith(organization, person);
  const file = registryFile('npidata_pfile_20050523-20261108.csv', [
    { kind: 'ORGANIZATION', npi: organization, name: 'Elm Street Clinic' },
    { kind: 'PERSON', npi: person, name: ['Ann', 'Lee'], deactivated: '2026-01-31' },
    { kind: 'PERSON', npi: person, name: ['Ann', 'Lee'], taxonomies: { 3: '207Q' }, primary: 3 },
    { npi: person },
    { kind: 'ORGANIZATION', npi: organization, name: 'Elm Street Clinic' },
    { npi: '12345' },
    'cut "off',
  ]);
  const { exitCode, told } = await run(database, ['codes', 'nppes', file]);
  expect(exitCode).toBe(2);
  const name = 'npidata_pfile_20050523-20261108.csv';
  expect(told.slice(0, 6)).toEqual([
    `${name}:3 NPI Deactivation Date "2026-01-31" is no day; it is written as 12/31/2026`,
    `${name}:4 Healthcare Provider Taxonomy Code_3 "207Q" is no code of ten characters ending in X`,
    `${name}:5 Entity Type Code "" is neither 1 nor 2`,
    `${name}:6 NPI is that of line 2`,
    `${name}:7 NPI "12345" has not ten digits`,
    expect.stringMatching(`^${name}:8 has \\d fields; the first line names \\d+$`),
  ]);
  expect(await held(database.ownerUrl)).toEqual([]);
  expect(await query(database.ownerUrl, 'select count(*)::int from code_set_release')).toEqual([[0]]);
});

test('a file that is another one, and a name without a day, are refused', async () => {
  const database = await practiceWith(organization);
  const other = codeFile('npidata_pfile_20050523-20261108.csv', '"code","name"\r\n"11","Office"\r\n');
  expect((await run(database, ['codes', 'nppes', other])).told[0]).toBe(
    'npidata_pfile_20050523-20261108.csv:1 does not name the column NPI',
  );
  const empty = registryFile('npidata_pfile_20050523-20261108.csv', []);
  expect((await run(database, ['codes', 'nppes', empty])).told[0]).toMatch(/begins no row/);
  const unnamed = registryFile('registry.csv', [nobodyElse]);
  const { exitCode, told } = await run(database, ['codes', 'nppes', unnamed]);
  expect([exitCode, told.join('\n')]).toEqual([1, expect.stringContaining('add --effective <date>')]);
  expect(await run(database, ['codes', 'nppes', unnamed, '--effective', '2026-11-08'])).toMatchObject({ exitCode: 0 });
  expect((await run(database, ['codes', 'nppes', unnamed, unnamed])).told.join()).toContain('nppes takes one file');
});
