import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

/** Each person has a number of their own, by which a row below names them. */
const people = {
  'N-1': ['Søren', 'Sørensen', '1980-03-04', '+12026555501'],
  'N-2': ['Anna', 'Groß', '1971-11-12', '+12125550102'],
  'N-3': ['Jan', 'Łoś', '1962-10-03', '+13125550103'],
  'N-4': ['Đorđe', 'Šarić', '1953-01-30', '+14155550104'],
  'N-5': ['Işıl', 'Yıldız', '1994-12-01', '+15035550105'],
  'N-6': ['Maeve', "O'Brien", '1985-05-06', '+16175550106'],
  'N-7': ['Ronan', 'Oneill', '1986-06-07', '+17025550107'],
  'N-8': ['Duncan', 'McDonald', '1977-07-08', '+18085550108'],
  'N-9': ['Mary Ann', 'Smith-Jones', '1968-08-09', '+19075550109'],
  'N-10': ['Lucía', 'de la Cruz', '1959-09-10', '+442079460958'],
  'N-11': ['小明', '王', '1990-02-29'.replace('29', '28'), '+14255550111'],
  'N-12': ['Jörg', 'Müller', '1949-04-05', '+4930901820'],
  'N-13': ['Lena', 'Vanderberg', '2001-01-02', '+15055550113;ext=42'],
  '00771-20': ['Zoe', 'Quill', '2011-02-03', '+13035550114'],
} as const;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
  for (const [mrn, [givenName, familyName, birthDate, phone]] of Object.entries(people))
    await office.patient({ givenName, familyName, birthDate, phone, mrn });
});

afterAll(() => server.stop());

async function find(text: string): Promise<string[]> {
  const { searchPatients } = await office.manager.ask<{ searchPatients: { nodes: { mrn: string }[] } }>(
    'query($text: String!) { searchPatients(text: $text) { nodes { mrn } } }',
    { text },
  );
  return searchPatients.nodes.map(({ mrn }) => mrn);
}

/** Every beginning of a text from so many characters on, as one types it. */
const beginnings = (text: string, from: number) =>
  Array.from({ length: text.length - from + 1 }, (_, more) => text.slice(0, from + more));

test.each([
  ['sorensen', 4, 'N-1'],
  ['Soren Sorensen', 4, 'N-1'],
  ['soerensen', 4, 'N-1'],
  ['gross', 3, 'N-2'],
  ['los', 3, 'N-3'],
  ['dorde', 3, 'N-4'],
  ['saric', 3, 'N-4'],
  ['yildiz', 3, 'N-5'],
  ['YILDIZ', 3, 'N-5'],
  ['isil', 3, 'N-5'],
  ['obrien', 3, 'N-6'],
  ["o'brien", 4, 'N-6'],
  ['o brien', 5, 'N-6'],
  ['O’Brien', 4, 'N-6'],
  ['maeve obrien', 4, 'N-6'],
  ['oneill', 3, 'N-7'],
  ["o'neill", 4, 'N-7'],
  ['o neill', 4, 'N-7'],
  ['mcdonald', 4, 'N-8'],
  ['mc donald', 5, 'N-8'],
  ['Mc-Donald', 5, 'N-8'],
  ['smithjones', 4, 'N-9'],
  ['smith jones', 4, 'N-9'],
  ['jones smith', 3, 'N-9'],
  ['maryann', 5, 'N-9'],
  ['delacruz', 3, 'N-10'],
  ['de la cruz', 5, 'N-10'],
  ['la cruz', 5, 'N-10'],
  ['lacruz', 3, 'N-10'],
  ['王小明', 1, 'N-11'],
  ['小明王', 1, 'N-11'],
  ['小明', 1, 'N-11'],
  ['王 小明', 1, 'N-11'],
  ['mueller', 4, 'N-12'],
  ['muller', 4, 'N-12'],
  ['Müller, Jörg', 4, 'N-12'],
  ['van der berg', 3, 'N-13'],
  ['vandenberg', 9, 'N-13'],
  ['(202) 655-5501', 6, 'N-1'],
  ['202-655', 5, 'N-1'],
  ['202 655', 5, 'N-1'],
  ['+1 202', 6, 'N-1'],
  ['+1 (202) 655-5501', 7, 'N-1'],
  ['202.655.5501', 5, 'N-1'],
  ['1 202 655', 6, 'N-1'],
  ['011 44 20 7946', 9, 'N-10'],
  ['0044 20', 5, 'N-10'],
  ['020 7946 0958', 6, 'N-10'],
  ['+44 20 79', 4, 'N-10'],
  ['030 9018', 5, 'N-12'],
  ['505 555 0113 x42', 6, 'N-13'],
  ['00771-20', 3, '00771-20'],
  ['0077120', 3, '00771-20'],
  ['771-20', 3, '00771-20'],
  ['77120', 3, '00771-20'],
  ['n-12', 4, 'N-12'],
  ['n12', 3, 'N-12'],
  ['3/4/1980', 4, 'N-1'],
  ['03/04/1980', 5, 'N-1'],
  ['3/4/80', 4, 'N-1'],
  ['3-4-1980', 5, 'N-1'],
  ['3.4.1980', 5, 'N-1'],
  ['1980-03-04', 6, 'N-1'],
  ['1980/3/4', 6, 'N-1'],
  ['1980-3-4', 6, 'N-1'],
  ['11/12/1971', 4, 'N-2'],
  ['30.1.1953', 4, 'N-4'],
  ['soren 3/4/1980', 4, 'N-1'],
  ['3/4/1980 soren', 4, 'N-1'],
  ['soren 1980', 4, 'N-1'],
  ['soren 1980 202', 4, 'N-1'],
])('“%s” finds its patient while it is typed', async (typed, from, mrn) => {
  for (const begun of beginnings(typed, from)) expect(await find(begun), begun).toContain(mrn);
});

test.each([
  ['4/3/1980', 'N-1'],
  ['(202) 7', 'N-1'],
  ['1980-04', 'N-1'],
  ['smithmiller', 'N-9'],
  ['+2026', 'N-10'],
])('“%s” does not find %s', async (typed, mrn) => {
  expect(await find(typed)).not.toContain(mrn);
});

test('a date with few digits finds only those born then', async () => {
  expect(await find('3/4/1980')).toEqual(['N-1']);
  expect(await find('1980-03-04')).toEqual(['N-1']);
  expect(await find('(202) 655-5501')).toEqual(['N-1']);
  expect(await find('王')).toEqual(['N-11']);
});

test('in a practice of Germany the day comes first, and numbers without a country’s code are German', async () => {
  const berlin = await openOffice(server);
  const { practice } = await berlin.manager.ask<{ practice: { version: number; region: string } }>(
    '{ practice { version region } }',
  );
  expect(practice.region).toBe('US');
  const { updatePractice } = await berlin.manager.ask<{ updatePractice: { practice: { region: string } } }>(
    `mutation($input: UpdatePracticeInput!) { updatePractice(input: $input) {
      __typename ... on UserError { message } ... on UpdatePracticeSuccess { practice { region } } } }`,
    { input: { expectedVersion: practice.version, region: 'DE' } },
  );
  expect(updatePractice.practice.region).toBe('DE');
  await berlin.patient({ familyName: 'Marten', birthDate: '1980-03-04', phone: '030 901820' });
  await berlin.patient({ familyName: 'Aprilis', birthDate: '1980-04-03' });
  const found = async (text: string) => {
    const { searchPatients } = await berlin.manager.ask<{
      searchPatients: { nodes: { familyName: string; phone: string }[] };
    }>('query($text: String!) { searchPatients(text: $text) { nodes { familyName phone } } }', { text });
    return searchPatients.nodes;
  };
  for (const typed of ['4.3.1980', '04.03.1980', '4.3.80', '4/3/1980', '1980-03-04', '030 901820', '+49 30 90'])
    expect(await found(typed), typed).toEqual([{ familyName: 'Marten', phone: '+4930901820' }]);
});

test('a country without telephone numbers is refused', async () => {
  const { updatePractice } = await office.manager.ask<{ updatePractice: object }>(
    `mutation { updatePractice(input: { expectedVersion: 1, region: "ZZ" }) { __typename ... on UserError { message path } } }`,
  );
  expect(updatePractice).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'region'] });
});
