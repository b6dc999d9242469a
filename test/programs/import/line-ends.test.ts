import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { query } from '../../start/kit/query.ts';
import { dump } from './kit/dump.ts';
import { wholeCopy } from './kit/folder.ts';
import { founded } from './kit/founded.ts';
import { run } from './kit/run.ts';

function rewrite(folder: string, change: (text: string, file: string) => string | Buffer): void {
  for (const file of readdirSync(folder)) {
    const path = join(folder, file);
    writeFileSync(path, change(readFileSync(path, 'utf8'), file));
  }
}

const counts = `select (select count(*)::int from site), (select count(*)::int from staff_member where account_id is null),
  (select count(*)::int from payer), (select count(*)::int from patient), (select count(*)::int from visit)`;

let turn = 0;
const ends = ['\n', '\r', '\r\n'];

test.each([
  ['CR', (text: string) => text.replaceAll('\n', '\r')],
  ['CR LF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['LF, CR and CR LF in turn', (text: string) => text.replaceAll('\n', () => ends[turn++ % 3] ?? '\n')],
  ['LF, after a byte order mark', (text: string) => `\uFEFF${text}`],
  ['LF, the last one missing', (text: string) => text.trimEnd()],
  ['LF, with blank lines and lines of commas at the end', (text: string) => `${text}\n  \n,,,,,,,\n\n`],
])('all rows of files whose lines end with %s go in', async (_ends, change) => {
  const practice = await founded('Elm Street');
  const folder = wholeCopy();
  rewrite(folder, change);
  const { exitCode, told } = await run(practice, ['synthea', folder]);
  expect([exitCode, told]).toEqual([0, []]);
  expect(await query(practice.ownerUrl, counts)).toEqual([[2, 2, 1, 3, 4]]);
});

test('a file with a first line and no rows is no success', async () => {
  const practice = await founded('Elm Street');
  const folder = wholeCopy();
  rewrite(folder, (text, file) => (file === 'encounters.csv' ? `${text.split('\n')[0]}\n` : text));
  const { exitCode, told } = await run(practice, ['synthea', folder]);
  expect([exitCode, told]).toEqual([
    2,
    ['encounters.csv has no row below its first line, so nothing came of it; export it again if there should be some.'],
  ]);
});

test.each([
  ['is empty', () => '', "payers.csv is empty; export it with Synthea's CSV exporter again."],
  [
    'is UTF-16',
    (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    'payers.csv is UTF-16 text; save it as "CSV UTF-8" and run the same command again.',
  ],
  [
    'has semicolons',
    (text: string) => text.replaceAll(',', ';'),
    'payers.csv has semicolons between its fields; save it with commas and run the same command again.',
  ],
  [
    'has tabs',
    (text: string) => text.replaceAll(',', '\t'),
    'payers.csv has tabs between its fields; save it with commas and run the same command again.',
  ],
])('a file that %s stops the import before anything is written', async (_what, change, sentence) => {
  const practice = await founded('Elm Street');
  const before = await dump(practice.ownerUrl);
  const folder = wholeCopy();
  rewrite(folder, (text, file) => (file === 'payers.csv' ? change(text) : text));
  const { exitCode, told } = await run(practice, ['synthea', folder]);
  expect([exitCode, told]).toEqual([1, [sentence]]);
  expect(await dump(practice.ownerUrl)).toEqual(before);
});

test('a row with a zero byte is refused, and the others go in', async () => {
  const practice = await founded('Elm Street');
  const folder = wholeCopy();
  rewrite(folder, (text, file) =>
    file === 'payers.csv' ? `${text}00000000-0000-4000-8000-0000000000aa,Nil\0Payer,,,,,,0\n` : text,
  );
  const { exitCode, told } = await run(practice, ['synthea', folder]);
  expect([exitCode, told]).toEqual([
    2,
    [
      'payers.csv:3 NAME has bytes that are no UTF-8 text',
      '1 row was refused, as listed above. Run the same command again once they are corrected in the files; what is in is passed over.',
    ],
  ]);
});
