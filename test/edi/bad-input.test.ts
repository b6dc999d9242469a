import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problemsOf, readEdiText } from '../../src/edi/read-edi.ts';
import { anInterchange, aPaidClaim, aRemittance } from './kit/an-interchange.ts';
import { codesOf, readInPieces } from './kit/read.ts';

const remittance = anInterchange('HP', '005010X221A1', [aRemittance(aPaidClaim)]);

test('a file as it should be has no problems', async () => {
  expect(codesOf(await readInPieces(remittance))).toEqual([]);
});

test.each([
  ['0 bytes', '', ['0 - - EMPTY_FILE']],
  ['only line breaks', '\r\n\r\n', ['0 - - EMPTY_FILE']],
  ['a letter', 'Dear Sir or Madam,', ['1 - - NOT_X12']],
  ['half an ISA', remittance.slice(0, 50), ['1 ISA - TRUNCATED']],
  ['an ISA with letters for delimiters', remittance.replace('*:~', '*AB'), ['1 - - DELIMITERS']],
  [
    'a set that nobody knows',
    anInterchange('HP', '005010X221A1', [[]]).replace('ST*835', 'ST*850'),
    ['3 ST - UNKNOWN_SET'],
  ],
])('%s is reported', async (_, content, problems) => {
  expect(codesOf(await readInPieces(content))).toEqual(problems);
});

test('binary is reported, and nothing is read', async () => {
  const items = await readInPieces(randomBytes(200_000), 65_536);
  expect(codesOf(items)).toEqual(['1 - - NOT_X12']);
  const inside = await readInPieces(Buffer.concat([Buffer.from(remittance.slice(0, 300)), randomBytes(50_000)]), 4096);
  expect(codesOf(inside).some((line) => line.endsWith('CHARACTER'))).toBe(true);
  expect(inside.some((item) => item.kind === 'SET_END' && item.isWhole)).toBe(false);
});

test('wherever a file is cut off, its set is not whole and the cut is reported', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: remittance.length - 1 }), (length) => {
      const items = readEdiText(remittance.slice(0, length));
      const codes = problemsOf(items).map(({ code }) => code);
      expect(codes.some((code) => ['TRUNCATED', 'NOT_X12'].includes(code))).toBe(true);
      const isCutInSet = length < remittance.indexOf('~GE*');
      if (isCutInSet) expect(items.some((item) => item.kind === 'SET_END' && item.isWhole)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('whatever byte is changed, reading ends and reports rather than throws', () => {
  fc.assert(
    fc.property(fc.nat({ max: remittance.length - 1 }), fc.string({ minLength: 1, maxLength: 3 }), (at, text) => {
      expect(readEdiText(remittance.slice(0, at) + text + remittance.slice(at + 1)).length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test('wrong counts and control numbers are reported where they stand, and the set is not whole', async () => {
  const wrong = remittance
    .replace(/SE\*\d+\*0001/, 'SE*9*0002')
    .replace('GE*1*1', 'GE*3*1')
    .replace('IEA*1*', 'IEA*2*');
  const items = await readInPieces(wrong);
  expect(codesOf(items)).toEqual(['22 SE - COUNT', '22 SE - CONTROL_NUMBER', '23 GE - COUNT', '24 IEA - COUNT']);
  expect(items.find((item) => item.kind === 'SET_END')).toMatchObject({ isWhole: false, segments: 20 });
});

test('two interchanges in one file are both read, with delimiters of their own', async () => {
  const second = anInterchange('HP', '005010X221A1', [aRemittance(aPaidClaim)], { number: '000000002' });
  const other = second.replaceAll('~', '\u001d').replaceAll('*', '|').replaceAll(':', '>');
  const items = await readInPieces(`\ufeff${remittance}\r\n  ${other}\n`);
  expect(codesOf(items)).toEqual([]);
  const advices = items.filter((item) => item.kind === '835' && item.part === 'ADVICE');
  expect(advices.map(({ set, lines }) => [set.group.interchange.controlNumber, lines[0]?.procedure.code])).toEqual([
    ['000000001', 'G0463'],
    ['000000002', 'G0463'],
  ]);
});

test('an interchange glued to the broken end of another is read; the broken one is not whole', async () => {
  const second = anInterchange('HP', '005010X221A1', [aRemittance(aPaidClaim)], { number: '000000002' });
  const cut = remittance.slice(0, remittance.indexOf('*20260302'));
  const items = await readInPieces(cut + second);
  expect(codesOf(items)).toEqual([
    ...['13 CLP 2100 CLAIM_BALANCE', '15 SVC 2110 LINE_BALANCE', '16 DTM - TRUNCATED'],
    ...['17 ST - TRAILER_MISSING', '17 GS - TRAILER_MISSING', '17 ISA - TRAILER_MISSING'],
  ]);
  const ends = items.filter((item) => item.kind === 'SET_END');
  expect(ends.map(({ isWhole, set }) => [isWhole, set.group.interchange.controlNumber])).toEqual([
    [false, '000000001'],
    [true, '000000002'],
  ]);
});

test('a set, and an interchange, that come twice are reported', async () => {
  const set = aRemittance(aPaidClaim);
  const twice = anInterchange('HP', '005010X221A1', [set, set]).replaceAll('*0002', '*0001');
  const items = await readInPieces(twice + remittance);
  expect(codesOf(items)).toEqual(['23 ST - DUPLICATE_SET', '45 ISA - DUPLICATE_INTERCHANGE']);
  expect(items.flatMap((item) => (item.kind === 'SET_END' ? [item.set.isRepeated] : []))).toEqual([false, true, false]);
});

test('100,000 segments in one set are read, and problems are listed up to a limit', () => {
  const strays = Array<string>(100_000).fill('ZZZ*1');
  const known = anInterchange('HN', '005010X214', [['BHT*0085*08*1*20260412*1210*TH', ...strays]]);
  const items = readEdiText(known);
  expect(problemsOf(items).length).toBeLessThan(120);
  expect(codesOf(items)).toContain('105 ZZZ HEADER MANY_PROBLEMS');
  expect(items.find((item) => item.kind === 'SET_END')).toMatchObject({ isWhole: true, segments: 100_003 });
  const outside = readEdiText(anInterchange('HP', '005010X221A1', [], { outside: strays }));
  expect(problemsOf(outside).length).toBe(1001);
});

test('a segment without an end is skipped, and its rest is not kept', async () => {
  const endless = `${remittance.slice(0, 200)}${'A'.repeat(1_000_000)}~SE*4*0001~GE*1*1~IEA*1*000000001~`;
  const codes = codesOf(await readInPieces(endless, 65_536));
  expect(codes.filter((line) => line.endsWith('SEGMENT_TOO_LONG')).length).toBe(1);
  expect(codes.some((line) => line.endsWith('TRUNCATED'))).toBe(false);
});
