import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { query } from '../../start/kit/query.ts';
import { dump } from './kit/dump.ts';
import { fixtureCopy } from './kit/folder.ts';
import { founded } from './kit/founded.ts';
import { fixture, run } from './kit/run.ts';

const nowhere = { ownerUrl: 'postgres://nobody@127.0.0.1:1/none', appUrl: 'postgres://nobody@127.0.0.1:1/none' };

test.each([
  [[], 'A word is missing; npm run foyer -- import --help shows what can be written.'],
  [['fhir', 'x'], "Unknown command 'fhir'; npm run foyer -- import --help shows what can be written."],
  [['synthea'], 'Cannot import: the folder is missing; write npm run import -- synthea <folder>, or --help.'],
  [
    ['synthea', 'a', 'b'],
    'Cannot import: "b" is one argument too many; write npm run import -- synthea <folder>, or --help.',
  ],
  [
    ['synthea', '/nowhere'],
    '/nowhere has no organizations.csv; name the folder that holds the CSV files of a Synthea export.',
  ],
  [
    ['synthea', fixture],
    'No PostgreSQL answers at 127.0.0.1:1 (the connection was refused); start it, or correct DATABASE_URL.',
  ],
])('the command %j ends with a sentence that says what to do', async (argv, sentence) => {
  expect(await run(nowhere, argv)).toEqual({ exitCode: 1, out: '', told: [sentence] });
});

test('an option that does not exist is named', async () => {
  const { exitCode, told } = await run(nowhere, ['synthea', fixture, '--practise', 'x']);
  expect([exitCode, told[0]]).toEqual([1, expect.stringContaining("Cannot import: Unknown option '--practise'")]);
});

test('help says what the command does and what its exit codes mean', async () => {
  const { exitCode, out } = await run(nowhere, ['synthea', '--help']);
  expect(exitCode).toBe(0);
  expect(out).toContain('npm run import -- synthea <folder> [--practice <id> | --new-practice <name> …]');
  expect(out).toContain('Exit code: 0 all rows are in');
});

test('a missing file stops the import before anything is written', async () => {
  const practice = await founded('Elm Street');
  const before = await dump(practice.ownerUrl);
  const folder = fixtureCopy();
  rmSync(join(folder, 'encounters.csv'));
  const { exitCode, told } = await run(practice, ['synthea', folder]);
  expect(told).toEqual([
    `${folder} has no encounters.csv; name the folder that holds the CSV files of a Synthea export.`,
  ]);
  expect(exitCode).toBe(1);
  expect(await dump(practice.ownerUrl)).toEqual(before);
});

test('missing columns stop the import before anything is written', async () => {
  const practice = await founded('Elm Street');
  const before = await dump(practice.ownerUrl);
  const folder = fixtureCopy();
  writeFileSync(join(folder, 'patients.csv'), 'Id,FIRST,LAST,GENDER,ADDRESS,CITY,STATE,ZIP\n');
  const { exitCode, told } = await run(practice, ['synthea', folder]);
  expect(told).toEqual([
    "patients.csv has no columns BIRTHDATE, DEATHDATE in its first line; export it with Synthea's CSV exporter again.",
  ]);
  expect(exitCode).toBe(1);
  expect(await dump(practice.ownerUrl)).toEqual(before);
});

test('without a practice there is nothing to import into', async () => {
  const { exitCode, told } = await run(await founded(), ['synthea', fixture]);
  expect([exitCode, told]).toEqual([
    1,
    [
      'This database has no practice yet; make one with npm run foyer -- practice create, or import into one of its own with --new-practice <name>.',
    ],
  ]);
});

test('of several practices one must be named, and only that one gets the rows', async () => {
  const practices = await founded('Ash Street', 'Birch Street');
  const [ash = '', birch = ''] = practices.practiceIds;
  const { exitCode, told } = await run(practices, ['synthea', fixture]);
  expect([exitCode, told]).toEqual([
    1,
    [
      'This database has several practices; name one with --practice <id>, or make one with --new-practice <name>:',
      `  ${ash}  Ash Street`,
      `  ${birch}  Birch Street`,
    ],
  ]);
  const named = await run(practices, ['synthea', fixture, '--practice', birch]);
  expect(named.out).toContain(`into Birch Street (${birch}).`);
  const owners = 'select distinct practice.name from patient join practice using (practice_id)';
  expect(await query(practices.ownerUrl, owners)).toEqual([['Birch Street']]);
});

test('an unknown practice is refused with the ids and names of all', async () => {
  const practices = await founded('Ash Street');
  const absent = 'practice_01k9vd3m5sf7wtrc3f8s4y6h2e';
  const { told } = await run(practices, ['synthea', fixture, '--practice', absent]);
  expect(told).toEqual([
    `This database has no practice ${absent}; there are:`,
    `  ${practices.practiceIds[0]}  Ash Street`,
  ]);
  const { told: wrongKind } = await run(practices, [
    'synthea',
    fixture,
    '--practice',
    'patient_01k9vd3m5sf7wtrc3f8s4y6h2e',
  ]);
  expect(wrongKind[0]).toContain("is no practice's id");
});

test('on a terminal a bar is drawn for each file, and refused rows stay readable above', async () => {
  const { told } = await run(await founded('Elm Street'), ['synthea', fixture], { isTerminal: true });
  const screen = told.join('\n');
  expect(screen).toContain('payers.csv:3 NAME is empty');
  for (const bar of [
    'organizations.csv',
    'providers.csv    ',
    'payers.csv       ',
    'patients.csv     ',
    'encounters.csv   ',
  ]) {
    expect(screen).toContain(`${bar} [==============================] 100%`);
  }
});
