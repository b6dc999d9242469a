import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CsvCell, csvStream } from '../../src/csv/csv-stream.ts';

const formulaStart = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
const isNumber = /^-\d+(\.\d+)?$/;

/** The text of a cell, as a reader of the file finds it. */
function asWritten(cell: CsvCell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell !== 'string') return String(cell);
  return formulaStart.test(cell) && !isNumber.test(cell) ? `'${cell}` : cell;
}

const headings = ['One', 'Two', 'Three'];
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[=+\-@\t\r",\n' a1.]{0,8}$/),
  fc.constantFrom(
    '=HYPERLINK("http://example.org")',
    '-5.20',
    '-1+1',
    '＝1+1',
    '\uFEFF',
    'Nguyễn',
    'a\r\nb',
    'say "ah"',
  ),
);
const cell: fc.Arbitrary<CsvCell> = fc.oneof(
  anyText,
  fc.integer(),
  fc.bigInt(),
  fc.boolean(),
  fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
  fc.constant(null),
);

test('rows written as CSV are read back as they were, but for an apostrophe before what a spreadsheet would run', async () => {
  const property = fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { maxLength: 20 }), async (rows) => {
    const written = await text(csvStream(rows, { headings, hasMark: false }));
    const read: string[][] = parse(written, { record_delimiter: '\r\n', bom: false });
    expect(read).toEqual([headings, ...rows.map((row) => row.map(asWritten))]);
  });
  await fc.assert(property, { numRuns: 300 });
});

test('no cell of text begins as a formula does', async () => {
  const property = fc.asyncProperty(anyText, async (value) => {
    const written = await text(csvStream([[value, '', '']], { headings, hasMark: false }));
    const [, row] = parse(written, { record_delimiter: '\r\n' }) as string[][];
    expect(row?.[0]).toSatisfy((found: string) => !formulaStart.test(found) || isNumber.test(found));
  });
  await fc.assert(property, { numRuns: 300 });
});

test('a file begins with the mark of UTF-8 and its headings, and ends its lines as RFC 4180 says', async () => {
  const rows = [
    ['Σωκράτης', -5, '-5.20'],
    ['a, b', null, 'say "ah"'],
  ];
  expect(await text(csvStream(rows, { headings }))).toBe(
    'One,Two,Three\r\nΣωκράτης,-5,-5.20\r\n"a, b",,"say ""ah"""\r\n',
  );
  const [first] = await csvStream(rows, { headings }).take(1).toArray();
  expect((first as Buffer).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
});

test('rows are taken only as fast as the file is read', async () => {
  let taken = 0;
  function* endless(): Generator<CsvCell[]> {
    for (;;) {
      taken += 1;
      yield ['x'.repeat(1_000), taken, null];
    }
  }
  const stream = csvStream(endless(), { headings });
  for await (const _chunk of stream) break;
  expect(stream.destroyed).toBe(true);
  expect(taken).toBeLessThan(1_000);
});

test('a fault of the rows is the fault of the file', async () => {
  function* broken(): Generator<CsvCell[]> {
    yield ['a', 1, null];
    throw new Error('The rows ended early.');
  }
  await expect(text(csvStream(broken(), { headings }))).rejects.toThrow('The rows ended early.');
});
