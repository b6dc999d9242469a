import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { type TableDocument, tableDocument } from '../../src/pdf/table-document.ts';
import { pagesOf } from './kit/pages-of.ts';

const sheet: TableDocument = {
  title: 'Day sheet',
  lines: ['Main Street, Monday'],
  columns: [
    { heading: 'Time', share: 1 },
    { heading: 'Patient', share: 3 },
  ],
  rows: [
    ['08:00', 'Σωκράτης Παπαδόπουλος'],
    ['08:30', 'Наталия Щербакова'],
    ['09:00', 'Nguyễn Thị Phượng'],
  ],
  ifEmpty: 'Nobody comes.',
  paper: 'LETTER',
  createdAt: new Date('2026-11-29T08:00:00Z'),
};
const many = Array.from({ length: 120 }, (_, index) => [`${index}`, `Row ${index} of the table`]);

test('the same input gives the same bytes, another time of creation others', async () => {
  const [one, two] = [await buffer(tableDocument(sheet)), await buffer(tableDocument(sheet))];
  expect(one.equals(two)).toBe(true);
  const later = await buffer(tableDocument({ ...sheet, createdAt: new Date('2026-11-29T08:00:01Z') }));
  expect(one.equals(later)).toBe(false);
});

test('Greek, Cyrillic and Vietnamese names can be read out of the document again', async () => {
  const [page = ''] = pagesOf(await buffer(tableDocument(sheet)));
  for (const text of ['Day sheet', 'Main Street, Monday', 'Time', 'Page 1 of 1', ...sheet.rows.flat()])
    expect(page).toContain(text);
});

test('a name of letters and marks apart shows as the font has it', async () => {
  const apart = 'Phượng'.normalize('NFD');
  const [page] = pagesOf(await buffer(tableDocument({ ...sheet, rows: [['09:00', apart]] })));
  expect(page).toContain('Phượng'.normalize('NFC'));
});

test('a long table goes on over pages, each with the headings and its number, and no row is lost', async () => {
  const pages = pagesOf(await buffer(tableDocument({ ...sheet, rows: many })));
  expect(pages.length).toBeGreaterThan(2);
  for (const [index, page] of pages.entries()) {
    expect(page).toContain('Patient');
    expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
  }
  const lost = many.filter(([, name = '']) => pages.filter((page) => page.includes(name)).length !== 1);
  expect(lost).toEqual([]);
});

test('a cell longer than a page is cut, and the table goes on', async () => {
  const rows = [['08:00', 'word '.repeat(5_000)], ...(sheet.rows as string[][])];
  const pages = pagesOf(await buffer(tableDocument({ ...sheet, rows })));
  expect(pages).toHaveLength(1);
  expect(pages[0]).toContain('Nguyễn Thị Phượng');
});

test('without rows the document says so', async () => {
  const [page] = pagesOf(await buffer(tableDocument({ ...sheet, rows: [] })));
  expect(page).toContain('Nobody comes.');
});

test.each([
  ['LETTER', '612', '792'],
  ['A4', '595.28', '841.89'],
] as const)('a page of %s has its size', async (paper, width, height) => {
  const text = (await buffer(tableDocument({ ...sheet, paper }))).toString('latin1');
  expect(text).toContain(`/MediaBox [0 0 ${width} ${height}]`);
});
