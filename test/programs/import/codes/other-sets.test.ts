import { expect, test } from 'vitest';
import type { TestDatabase } from '../../../kit/test-database.ts';
import { query } from '../../../start/kit/query.ts';
import { dump } from '../kit/dump.ts';
import { founded } from '../kit/founded.ts';
import { run } from '../kit/run.ts';
import { codeFile, hasPublished, publishedFile } from './kit/code-files.ts';

/** A record of the 320-column layout. */
function hcpcsRecord(code: string, record: string, long: string, { short = '', added = '', ended = '' } = {}): string {
  const cells: [number, string][] = [
    [1, code.padStart(5)],
    [6, `0010${record}`.padStart(6, '0')],
    [12, long],
    [92, short],
    [269, added],
    [285, ended],
  ];
  const line = cells.reduce((text, [from, cell]) => text.padEnd(from - 1) + cell, '');
  return `${line.padEnd(320)}\r\n`;
}

const spans = (database: TestDatabase, columns: string, table: string) =>
  query(
    database.ownerUrl,
    `select ${columns}, valid_from::text, valid_until::text from ${table} order by 1, 2, valid_from`,
  );

const older = () =>
  codeFile(
    'HCPC2019_CONTR_ANWEB.txt',
    Buffer.from(
      [
        '***Disclaimers\t\t\r\n\r\n',
        hcpcsRecord('GQ', '7', 'Via asynchronous telecommunications system', {
          short: 'Telehealth',
          added: '20000101',
        }),
        hcpcsRecord('J1885', '3', 'Injection, ketorolac, 15 µg or', { short: 'Ketorolac', added: '19960101' }),
        hcpcsRecord('J1885', '4', 'more of it'),
        hcpcsRecord('G0008', '3', 'Administration', { short: 'Admin', added: '19960101' }),
        hcpcsRecord('G6021', '3', 'Unlisted', { short: 'Unlisted', added: '20150101', ended: '20151231' }),
      ].join(''),
      'latin1',
    ),
  );

const newer = () =>
  codeFile(
    'HCPC2026_OCT_ANWEB.csv',
    [
      'HCPC,SEQNUM,RECID,LONG DESCRIPTION,SHORT DESCRIPTION,ADD DT,ACT EFF DT,TERM DT,ACTION CD',
      '   GQ,0010,7,Via asynchronous telecommunications system,Telehealth,20000101,20000101,20251231,D',
      'J1885,0010,3,"Injection, ketorolac, 15 µg or more of it",Ketorolac,19960101,19960101,,N',
      'G2211,0010,3,"Complexity, inherent",Complexity,20240101,20240101,,N',
    ].join('\r\n'),
  );

test('HCPCS comes in both layouts, by the days of its own rows, in any order', async () => {
  const [inOrder, reversed] = [await founded(), await founded()];
  const [first, second] = [older(), newer()];
  for (const file of [first, second])
    expect(await run(inOrder, ['codes', 'hcpcs', file])).toMatchObject({ exitCode: 0, told: [] });
  expect(await spans(inOrder, 'code_set, code, long_description', 'code')).toEqual([
    ['HCPCS', 'G0008', 'Administration', '1996-01-01', '2026-09-30'],
    ['HCPCS', 'G2211', 'Complexity, inherent', '2024-01-01', null],
    ['HCPCS', 'G6021', 'Unlisted', '2015-01-01', '2015-12-31'],
    ['HCPCS', 'J1885', 'Injection, ketorolac, 15 µg or more of it', '1996-01-01', null],
    ['HCPCS_MODIFIER', 'GQ', 'Via asynchronous telecommunications system', '2000-01-01', '2025-12-31'],
  ]);
  for (const file of [second, first]) await run(reversed, ['codes', 'hcpcs', file]);
  expect((await dump(reversed.ownerUrl)).code).toEqual((await dump(inOrder.ownerUrl)).code);
});

test('a record that nothing begins, and a day that is none, are reported', async () => {
  const database = await founded();
  const file = codeFile(
    'HCPC2019_CONTR_ANWEB.txt',
    `${hcpcsRecord('G0008', '3', 'One', { short: 'One', added: '20190230' })}${hcpcsRecord('G0009', '4', 'goes on')}x\r\n`,
  );
  const { exitCode, told } = await run(database, ['codes', 'hcpcs', file]);
  expect([exitCode, told.slice(0, 3)]).toEqual([
    2,
    [
      'HCPC2019_CONTR_ANWEB.txt:2 record goes on with G0009, which no line above begins',
      'HCPC2019_CONTR_ANWEB.txt:3 does not begin with a code, a sequence number and a record of 3, 4, 7 or 8',
      'HCPC2019_CONTR_ANWEB.txt:1 added "20190230" is no day; it is written as 20260101',
    ],
  ]);
});

const pairs = (...lines: string[]) =>
  [
    'CPT only copyright 2025 American Medical Association.  All rights reserved.\t\t\t\t\t\t',
    'Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale',
    '\t\tprior to 1996\tDate\tDate\t0=not allowed\t',
    ...lines,
    '',
  ].join('\r\n');
const files = (...contents: string[]) =>
  contents.map((content, index) => codeFile(`ccipra-v322r0-f${index + 1}.TXT`, content));
const pair = (column1: string, ...rest: string[]) => [column1, ...rest].join('\t');

test('four files of pairs are one release: all of them go in, or none', async () => {
  const database = await founded();
  const whole = [
    pairs(pair('G2010', 'G2012', '', '20190101', '20240331', '1', 'Standards')),
    pairs(pair('G2010', 'G2012', '', '20240401', '*', '0', 'Standards')),
    pairs(pair('G0463', 'Q3014', '', '20190101', '20190101', '9', 'Never in force')),
    pairs(pair('G0008', 'G0009', '*', '19960101', '20031231', '0', 'Before 1996')),
  ];
  const missing = await run(database, ['codes', 'ptp', ...files(...whole).slice(0, 3)]);
  expect([missing.exitCode, missing.told]).toEqual([
    1,
    ['A release of procedure-to-procedure edits has four files; name all of them in one command (missing: f4).'],
  ]);
  const twice = [...whole.slice(0, 3), pairs(pair('G2010', 'G2012', '', '20240101', '*', '1', 'Overlaps'))];
  const refused = await run(database, ['codes', 'ptp', ...files(...twice)]);
  expect([refused.exitCode, refused.told.slice(0, -1)]).toEqual([
    2,
    [
      'ccipra-v322r0-f2.TXT:4 code counts on days on which that of ccipra-v322r0-f4.TXT:4 does',
      'ccipra-v322r0-f4.TXT:4 code counts on days on which that of ccipra-v322r0-f1.TXT:4 does',
    ],
  ]);
  expect((await dump(database.ownerUrl)).ptp_edit).toEqual([]);
  const { exitCode, told, out } = await run(database, ['codes', 'ptp', ...files(...whole)]);
  expect([exitCode, told]).toEqual([0, []]);
  expect(out).toContain('Procedure-to-procedure edits from 2026-07-01 on: 3 rows');
  expect(await spans(database, 'column1, column2, modifier_indicator', 'ptp_edit')).toEqual([
    ['G0008', 'G0009', 0, '1996-01-01', '2003-12-31'],
    ['G2010', 'G2012', 1, '2019-01-01', '2024-03-31'],
    ['G2010', 'G2012', 0, '2024-04-01', null],
  ]);
  const again = await run(database, ['codes', 'ptp', ...files(...whole).reverse()]);
  expect(again.out).toContain('is in already, from the same files; nothing was changed');
});

test('a release without its day in its name, and one of another set, are refused', async () => {
  const database = await founded();
  const limits = codeFile(
    'limits.csv',
    'HCPCS/CPT Code,Values,Indicator,Rationale\nJ1885,8,3 Date of Service,Clinical\n',
  );
  const unnamed = await run(database, ['codes', 'mue', limits]);
  expect([unnamed.exitCode, unnamed.told]).toEqual([
    1,
    [
      'The name of the file does not say from which on the codes count; add --effective <date>, or name them as published, such as MCR_MUE_PractitionerServices_Eff_10-01-2026.csv.',
    ],
  ]);
  const other = await run(database, ['codes', 'ptp', limits, '--effective', '2026-01-01']);
  expect([other.exitCode, other.told[0]]).toEqual([
    2,
    'limits.csv:1 begins no row; a file such as ccipra-v322r0-f1.TXT is expected',
  ]);
  const absent = await run(database, ['codes', 'cdt', limits]);
  expect([absent.exitCode, absent.told[0]]).toEqual([1, expect.stringContaining('"cdt" is no known set')]);
  const noDay = await run(database, ['codes', 'mue', limits, '--effective', '2026-02-30']);
  expect([noDay.exitCode, noDay.told]).toEqual([
    1,
    ['--effective is "2026-02-30"; it must be a day such as 2026-10-01.'],
  ]);
  expect(await run(database, ['codes', 'mue', limits, '--effective', '2026-01-01'])).toMatchObject({ exitCode: 0 });
});

test('a file of 0 bytes, and one of bytes that are no text, begin no row', async () => {
  const database = await founded();
  for (const content of ['', Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 37 + 11) % 256))]) {
    const { exitCode, told } = await run(database, ['codes', 'icd10cm', codeFile('icd10cm_order_2026.txt', content)]);
    expect(exitCode).toBe(2);
    expect(told.length).toBeGreaterThan(1);
  }
  expect((await dump(database.ownerUrl)).code).toEqual([]);
});

test.skipIf(!hasPublished)('every published excerpt goes in, and again without effect', async () => {
  const database = await founded();
  const commands = [
    ['hcpcs', publishedFile('HCPC2019_CONTR_ANWEB.excerpt.txt')],
    ['hcpcs', publishedFile('HCPC2026_OCT_ANWEB.excerpt.csv'), '--may-end-many'],
    ['ptp', publishedFile('ccipra-layout.TXT'), '--effective', '2026-07-01'],
    ['mue', publishedFile('MCR_MUE_PractitionerServices-layout.csv'), '--effective', '2026-10-01'],
    ['pos', publishedFile('pos.csv')],
    ['noc', publishedFile('NOC_Codes_2019.prn')],
  ];
  for (const command of commands)
    expect(await run(database, ['codes', ...command])).toMatchObject({ exitCode: 0, told: [] });
  const counts = await query(
    database.ownerUrl,
    `select (select count(*)::int from code where code_set = 'PLACE_OF_SERVICE'), (select count(*)::int from mue_limit),
       (select count(*)::int from noc_code), (select count(*)::int from ptp_edit)`,
  );
  expect(counts).toEqual([[52, 10, 139, 8]]);
  expect(await query(database.ownerUrl, `select adjudication_indicator from mue_limit where code = 'J3301'`)).toEqual([
    [1],
  ]);
  const before = await dump(database.ownerUrl);
  for (const command of commands.slice(2)) await run(database, ['codes', ...command]);
  expect(await dump(database.ownerUrl)).toEqual(before);
});
