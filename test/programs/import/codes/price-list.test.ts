import { expect, test } from 'vitest';
import { query } from '../../../start/kit/query.ts';
import { dump } from '../kit/dump.ts';
import { founded } from '../kit/founded.ts';
import { run } from '../kit/run.ts';
import { codeFile } from './kit/code-files.ts';

// Bare numbers with descriptions of the practice's own: descriptors of CPT are the AMA's.
const list = (...lines: string[]) => codeFile('prices.csv', `${['code,description,price', ...lines].join('\r\n')}\r\n`);
const accepted = ['--accepted-by', 'Mona Diaz'];

test('a practice’s own list goes in for that practice alone, with its prices and with who accepted the notice', async () => {
  const practices = await founded('Ash Street', 'Birch Street');
  const [, birch = ''] = practices.practiceIds;
  const into = ['--practice', birch, '--effective', '2026-01-01', ...accepted];
  const first = list('99213,Our visit B,128.50', '99214,Our visit C,190', 'J1885,Ketorolac,12.00', '80053,Our panel,');
  const { exitCode, told, out } = await run(practices, ['codes', 'cpt', first, ...into]);
  expect([exitCode, told]).toEqual([0, []]);
  expect(out).toContain('CPT is a registered trademark of the American Medical Association.');
  expect(out).toContain('The list from 2026-01-01 on: 4 rows, of which 3 are new codes and 0 changed; 0 ended');
  const held = () =>
    query(
      practices.ownerUrl,
      `select practice.name, code, description, valid_from::text, valid_until::text, licence_accepted_by
       from practice_code join practice using (practice_id) order by code, valid_from`,
    );
  expect(await held()).toEqual([
    ['Birch Street', '80053', 'Our panel', '2026-01-01', null, 'Mona Diaz'],
    ['Birch Street', '99213', 'Our visit B', '2026-01-01', null, 'Mona Diaz'],
    ['Birch Street', '99214', 'Our visit C', '2026-01-01', null, 'Mona Diaz'],
  ]);
  const prices = 'select code, price_cents from fee order by fee_schedule_id, code';
  expect(await query(practices.ownerUrl, prices)).toEqual([
    ['99213', '12850'],
    ['99214', '19000'],
    ['J1885', '1200'],
  ]);
  const before = await dump(practices.ownerUrl);
  expect((await run(practices, ['codes', 'cpt', first, ...into])).exitCode).toBe(0);
  expect(await dump(practices.ownerUrl)).toEqual(before);

  const next = list('99213,Our visit B,130.00', '99214,Our longer visit,190.00');
  await run(practices, ['codes', 'cpt', next, '--practice', birch, '--effective', '2027-01-01', ...accepted]);
  expect((await held()).map((row) => row.slice(1, 5))).toEqual([
    ['80053', 'Our panel', '2026-01-01', '2026-12-31'],
    ['99213', 'Our visit B', '2026-01-01', null],
    ['99214', 'Our visit C', '2026-01-01', '2026-12-31'],
    ['99214', 'Our longer visit', '2027-01-01', null],
  ]);
  const earlier = await run(practices, ['codes', 'cpt', first, ...into]);
  expect([earlier.exitCode, earlier.told]).toEqual([
    1,
    ['A list from 2027-01-01 on is in already; import one that begins then or later (--effective <date>).'],
  ]);
});

test('nothing goes in before a person has accepted the notice', async () => {
  const practice = await founded('Elm Street');
  const before = await dump(practice.ownerUrl);
  const { exitCode, told, out } = await run(practice, ['codes', 'cpt', list('99213,Our visit,1.00')]);
  expect(exitCode).toBe(1);
  expect(out).toContain('only under a licence of its own');
  expect(told).toEqual([
    'Nothing was imported. If the practice has such a licence, add --accepted-by <your name>: the name and the day are kept with the codes.',
  ]);
  expect(await dump(practice.ownerUrl)).toEqual(before);
});

test('a line that does not fit leaves nothing of the list behind', async () => {
  const practice = await founded('Elm Street');
  const before = await dump(practice.ownerUrl);
  const file = list('99213,Our visit,1.5', '9921,Our visit,1.00', '99214,,1.00', '99215,Our visit,', '99215,Again,');
  const { exitCode, told } = await run(practice, ['codes', 'cpt', file, ...accepted]);
  expect([exitCode, told]).toEqual([
    2,
    [
      'prices.csv:2 price "1.5" is no price; it is written as 128.50',
      'prices.csv:3 code "9921" is no code of five capitals and digits',
      'prices.csv:4 description is empty',
      'prices.csv:6 code is that of line 5',
      '4 lines were refused, as listed above, so nothing of the list was imported. Correct the file, and run the same command again.',
    ],
  ]);
  const headless = await run(practice, ['codes', 'cpt', codeFile('prices.csv', '99213,Our visit,1.00\n'), ...accepted]);
  expect(headless.told[0]).toBe('prices.csv:1 does not name the columns code, description and price');
  expect(await dump(practice.ownerUrl)).toEqual(before);
});
