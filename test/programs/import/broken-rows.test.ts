import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { query } from '../../start/kit/query.ts';
import { dump } from './kit/dump.ts';
import { fixtureCopy } from './kit/folder.ts';
import { founded } from './kit/founded.ts';
import { fixture, run } from './kit/run.ts';

const id = (end: string) => `00000000-0000-4000-8000-0000000000${end}`;

/** Line numbers as an editor shows them: two rows before the last ones of patients.csv and organizations.csv go over two lines. */
const refused = [
  'organizations.csv:6 STATE and ZIP name no place of the US, and there is no position; add --time-zone for such sites',
  'organizations.csv:7 Id "not-an-id" is no UUID',
  'organizations.csv:8 Id is that of line 2',
  `providers.csv:4 ORGANIZATION "${id('99')}" is not in organizations.csv, or was refused there`,
  'providers.csv:5 has 5 fields instead of 12',
  'payers.csv:3 NAME is empty',
  'patients.csv:5 BIRTHDATE "1999-13-01" is no date',
  'patients.csv:6 BIRTHDATE 2999-01-01 is in the future',
  'patients.csv:7 DEATHDATE 1949-02-03 is before the birth date, 1950-02-03',
  'patients.csv:8 GENDER is neither F nor M',
  'patients.csv:9 LAST is empty',
  'patients.csv:10 has a quotation mark that is neither closed nor doubled',
  'patients.csv:12 Id is that of line 2',
  'patients.csv:13 has a quotation mark that is neither closed nor doubled',
  `encounters.csv:5 PATIENT "${id('33')}" is not in patients.csv, or was refused there`,
  `encounters.csv:6 ORGANIZATION "${id('98')}" is not in organizations.csv, or was refused there`,
  `encounters.csv:7 PROVIDER "${id('13')}" is not in providers.csv, or was refused there`,
  `encounters.csv:8 PAYER "${id('22')}" is not in payers.csv, or was refused there`,
  'encounters.csv:9 START "2023-01-27 16:17" is no time with its offset',
  'encounters.csv:10 STOP "2023-02-30T16:32:47Z" is no time with its offset',
  'encounters.csv:11 STOP "2023-01-27T16:17:47Z" is not after START',
  'encounters.csv:12 STOP "2999-01-27T16:17:47Z" is in the future',
  'encounters.csv:13 DESCRIPTION is empty',
  '23 rows were refused, as listed above. Run the same command again once they are corrected in the files; what is in is passed over.',
];

test('rows that cannot be taken are reported by file, line, column and reason, and the rest goes in', async () => {
  const practice = await founded('Elm Street');
  const { exitCode, out, told } = await run(practice, ['synthea', fixture]);
  expect(told).toEqual(refused);
  expect(exitCode).toBe(2);
  expect(withoutSeconds(out)).toContain(
    [
      'File               Read  New  Already there  Refused',
      'organizations.csv     6    3              0        3',
      'providers.csv         4    2              0        2',
      'payers.csv            3    2              0        1',
      'patients.csv         12    4              0        8',
      'encounters.csv       13    4              0        9',
      'organizations.csv, 1 row: PHONE is no telephone number and was not imported.',
    ].join('\n'),
  );
});

test('importing again changes nothing at all, and refuses the same rows', async () => {
  const practice = await founded('Elm Street');
  await run(practice, ['synthea', fixture]);
  const before = await dump(practice.ownerUrl);
  const { exitCode, out, told } = await run(practice, ['synthea', fixture]);
  expect(await dump(practice.ownerUrl)).toEqual(before);
  expect([exitCode, told]).toEqual([2, refused]);
  expect(withoutSeconds(out)).toContain('encounters.csv       13    0              4        9');
});

test('a row in another encoding is refused rather than garbled', async () => {
  const practice = await founded('Elm Street');
  const folder = fixtureCopy();
  appendFileSync(join(folder, 'payers.csv'), Buffer.from(`${id('24')},Société,,,,,,0.00\n`, 'latin1'));
  const { told } = await run(practice, ['synthea', folder]);
  expect(told).toContain('payers.csv:5 NAME has bytes that are no UTF-8 text');
});

test('texts are kept as the API keeps them, and refused for the same characters', async () => {
  const practice = await founded('Elm Street');
  const folder = fixtureCopy();
  const payer = (end: string, name: string) => `${id(end)},${name},,,,,,0.00\n`;
  const names = ['Cafe\u0301\u00A0  Mutual', 'Mutual\u202Elautum', '\u200B\u2060', 'Bell\u0007', 'Mutual \u0378'];
  appendFileSync(join(folder, 'payers.csv'), names.map((name, at) => payer(String(50 + at), name)).join(''));
  const { told } = await run(practice, ['synthea', folder]);
  expect(told.filter((line) => line.startsWith('payers.csv')).slice(1)).toEqual([
    'payers.csv:6 NAME holds a character that turns the direction of writing (U+202E); remove it',
    'payers.csv:7 NAME holds only characters that cannot be seen; write at least one that can',
    'payers.csv:8 NAME holds a control character (U+0007); remove it',
    'payers.csv:9 NAME holds a code point that is no character (U+0378); remove it',
  ]);
  expect(await query(practice.ownerUrl, `select name from payer where name like 'Caf%'`)).toEqual([['Café Mutual']]);
});

test('of very many bad rows every one is reported', async () => {
  const practice = await founded('Elm Street');
  const folder = fixtureCopy();
  appendFileSync(join(folder, 'payers.csv'), 'x,y\n'.repeat(1200));
  const { told } = await run(practice, ['synthea', folder]);
  const ofPayers = told.filter((line) => line.startsWith('payers.csv'));
  expect(ofPayers).toHaveLength(1201);
  expect(ofPayers.at(-1)).toBe('payers.csv:1204 has 2 fields instead of 8');
});

test('an id that comes again thousands of rows later is refused like any other', async () => {
  const practice = await founded('Elm Street');
  const folder = fixtureCopy();
  const rows = Array.from({ length: 1100 }, (_, index) => `${id('24').replace('4000', hex(index))},Payer,,,,,,0.00\n`);
  appendFileSync(join(folder, 'payers.csv'), `${rows.join('')}${rows[0]}`);
  const { told } = await run(practice, ['synthea', folder]);
  expect(told).toContain('payers.csv:1105 Id is that of line 5');
  expect(await query(practice.ownerUrl, 'select count(*)::int from payer')).toEqual([[1102]]);
});

function hex(number: number): string {
  return number.toString(16).padStart(4, '0');
}

function withoutSeconds(table: string): string {
  return table.replace(/ +(Seconds|\d+\.\d)$/gm, '');
}
