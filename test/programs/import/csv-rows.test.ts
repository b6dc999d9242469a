import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { csvRows } from '../../../src/programs/import/csv-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'foyer-csv-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(text: string): Promise<[number, string[] | null][]> {
  const path = join(folder, 'rows.csv');
  writeFileSync(path, text);
  const rows: [number, string[] | null][] = [];
  for await (const { line, fields } of csvRows(path)) rows.push([line, fields]);
  return rows;
}

test('rows know the line they begin on, also after fields of several lines and empty lines', async () => {
  expect(await read('\uFEFFa,b\r\n1,"two\r\nlines, and ""quotes"""\r\n\r\n3,4')).toEqual([
    [1, ['a', 'b']],
    [2, ['1', 'two\nlines, and "quotes"']],
    [5, ['3', '4']],
  ]);
});

test.each([
  ['a quotation mark inside a field', 'a,b"c\n1,2'],
  ['text after a closing quotation mark', 'a,"b"c\n1,2'],
  ['a quotation mark that is never closed', 'a,"bc\n1,2'],
  ['a quotation mark that only a later row closes', 'a,"bc\n1,2\n3,"4"'],
])('%s costs one row', async (_what, text) => {
  expect((await read(text)).slice(0, 2)).toEqual([
    [1, null],
    [2, ['1', '2']],
  ]);
});

test('every text in a field is read unchanged', async () => {
  const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', 'é', '𝄞', ' ') });
  const row = fc.array(field, { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 6 }), async (rows) => {
      const text = rows.map((fields) => fields.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
      expect((await read(text)).map(([, fields]) => fields)).toEqual(rows);
    }),
    { numRuns: 60 },
  );
});
