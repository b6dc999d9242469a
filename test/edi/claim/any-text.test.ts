import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences } from '../../../src/edi/claim/differences.ts';
import { reread } from '../../../src/edi/claim/reread.ts';
import { refusedClaims, write837p } from '../../../src/edi/claim/write-837p.ts';
import { basicText } from '../../../src/edi/values/basic-text.ts';
import { aClaim, aFile, aLine, organization, person } from '../kit/a-claim.ts';
import { anyText } from '../kit/arbitrary-text.ts';
import { checkClaims } from '../kit/check-claims.ts';

const rendering = { name: person('KILDARE', 'BEN'), npi: '1679576722', taxonomyCode: '207Q00000X' };

test('a file of any claims re-reads to the same claims, or is refused with the fields', () => {
  checkClaims(150);
});

test('a delimiter typed into a name adds no segment: the file is refused, and the field and the claim are named', () => {
  const name = person('DOE~IEA*1*000000001~', 'JANE');
  const claims = [aClaim(), aClaim({ subscriber: { ...aClaim().subscriber, name } })];
  const { content, refusals = [] } = write837p(aFile(claims));
  expect(content).toBeUndefined();
  expect(refusals.map(({ path }) => path)).toEqual([['claims', 1, 'subscriber', 'name', 'familyName']]);
  expect(refusals[0]?.text).toBe('"*" separates parts of the file. Leave it out of the field.');
  expect(refusedClaims(refusals)).toEqual([1]);
});

test('any text in a name is one element of one segment, or refused', () => {
  const plain = write837p(aFile([aClaim({ payer: { ...aClaim().payer, name: 'X' } })])).content?.split('~').length;
  fc.assert(
    fc.property(anyText, (name) => {
      const { content } = write837p(aFile([aClaim({ payer: { ...aClaim().payer, name } })]));
      if (content === undefined) return;
      expect(content.split('~').length).toBe(plain);
      expect(content).toContain(`NM1*PR*2*${basicText(name)}*****PI*12345~`);
    }),
  );
});

test('accents, quotes and ligatures are written by one table', () => {
  expect(basicText('José Muñoz')).toBe('JOSE MUNOZ');
  expect(basicText('  Ærøskøbing “Straße” – O’Brien…')).toBe('AEROSKOBING "STRASSE" - O\'BRIEN...');
  expect(basicText('Łódź ﬁne ½')).toBe('LODZ FINE 1/2');
  fc.assert(fc.property(anyText, (text) => basicText(basicText(text)) === basicText(text)));
  const letters = Array.from({ length: 0x1_20_00 }, (_, code) => String.fromCodePoint(code));
  expect(letters.filter((letter) => basicText(basicText(letter)) !== basicText(letter))).toEqual([]);
});

test.each([
  [
    'a control character',
    'A\nB',
    'The character U+000A has no form in the file. Replace it by Latin letters, digits or signs.',
  ],
  [
    'another script',
    '日本',
    'The character U+65E5 has no form in the file. Replace it by Latin letters, digits or signs.',
  ],
  ['nothing', '  ', 'The field is empty. A file needs it.'],
  ['a long text', 'A'.repeat(61), 'The text has 61 characters in the file; 60 are the most. Shorten it.'],
])('%s is refused', (_, name, text) => {
  const { refusals } = write837p(aFile([aClaim({ payer: { ...aClaim().payer, name } })]));
  expect(refusals).toEqual([{ path: ['claims', 0, 'payer', 'name'], text }]);
});

test('a carriage return alone is refused, not taken for a blank; blanks alone are no value', () => {
  const { refusals } = write837p(aFile([aClaim({ lines: [aLine({ cliaNumber: '\r' })] })]));
  expect(refusals?.map(({ path }) => path)).toEqual([['claims', 0, 'lines', 0, 'cliaNumber']]);
  const blanks = aClaim({ referralNumber: '  ', renderingProvider: { ...rendering, npi: ' ', taxonomyCode: '  ' } });
  const none = aClaim({ renderingProvider: { ...rendering, npi: null, taxonomyCode: null } });
  expect(write837p(aFile([blanks])).content).toBe(write837p(aFile([none])).content);
});

test('lists that are too long, amounts and dates without a form are refused', () => {
  const lines = [
    aLine({ modifiers: ['A1', 'A2', 'A3', 'A4', 'A5'], charge: 0.5, units: 1 / 3 }),
    aLine({ serviceDate: '2026-02-30', serviceDateTo: '2026-03-01' }),
  ];
  const { refusals = [] } = write837p(aFile([aClaim({ lines, diagnoses: Array(13).fill('I10') })]));
  expect(refusals.map(({ path, text }) => `${path.join('.')}: ${text}`)).toEqual([
    'claims.0.diagnoses: The file has room for 12; there are 13. Split the claim.',
    'claims.0.lines.0.modifiers: The file has room for 4; there are 5. Split the claim.',
    'claims.0.lines.0.charge: charge is no whole number of cents below 100,000,000.00.',
    'claims.0.lines.0.units: units is no number of at most three decimals.',
    'claims.0.lines.1.serviceDate: serviceDate is no date. Write it as 2026-01-31.',
  ]);
});

test('a snapshot is compared as it is written', () => {
  const given = { name: organization('Praxis Müller '), note: '  ', cents: 5, days: ['1'] };
  const read = { name: { kind: 'ORGANIZATION', name: 'PRAXIS MULLER' }, note: null, cents: 5, days: ['1'] };
  expect(differences('claim', given, read)).toEqual([]);
  expect(differences('claim', given, { ...read, note: 'X', days: ['1', '2'], more: 'Y' })).toEqual([
    'claim.note is "X" in the file instead of null.',
    'claim.days.1 is "2" in the file instead of undefined.',
    'claim.more is "Y" in the file instead of undefined.',
  ]);
});

test('a file that lacks a claim, has one more, another one, or no end says something else', () => {
  const file = aFile([aClaim(), aClaim({ patientControlNumber: 'ANOTHER' })]);
  const written = write837p(file).content ?? '';
  const other = (claims: typeof file.claims) => reread({ ...file, claims }, written);
  expect(reread(file, written)).toEqual([]);
  expect(other([aClaim()])).toContain('The file has 2 claims instead of 1.');
  expect(other([...file.claims, aClaim()])).toContain('The file has 2 claims instead of 3.');
  expect(other(file.claims.toReversed())).toContain(
    'claims.0.patientControlNumber is "K7M2P9QX4RTB" in the file instead of "ANOTHER".',
  );
  expect(reread({ ...file, set: { ...file.set, reference: 'OTHER' } }, written)).toHaveLength(1);
  expect(reread({ ...file, set: { ...file.set, controlNumber: '9999' } }, written)).toContain('The set is not whole.');
  expect(reread(file, written.slice(0, written.lastIndexOf('SE*')))).not.toEqual([]);
});
