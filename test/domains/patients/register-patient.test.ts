import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../kit/client.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';

let server: TestServer;
let office: Office;
let desk: Client;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
  desk = await office.as('FRONT_DESK');
});

afterAll(() => server.stop());

interface Registered {
  __typename: string;
  message?: string;
  path?: string[];
  patient?: { id: string; mrn: string; phone: string; version: number };
  candidates?: { id: string; familyName: string }[];
}

async function register(input: Record<string, unknown>): Promise<Registered> {
  const { registerPatient } = await desk.ask<{ registerPatient: Registered }>(
    `mutation($input: RegisterPatientInput!) { registerPatient(input: $input) {
      __typename ... on RegisterPatientSuccess { patient { id mrn phone version } }
      ... on PossibleDuplicateError { candidates { id familyName } } ... on UserError { message path } } }`,
    { input },
  );
  return registerPatient;
}

const person = { givenName: 'John', familyName: 'Smith', birthDate: '1980-04-01', phone: '(617) 555-0188' };

test('front desk registers a patient, who gets the next free record number', async () => {
  const first = await register(person);
  const second = await register({ givenName: 'Xenia', familyName: 'Ortega', birthDate: '1955-02-02' });
  expect(first.patient).toMatchObject({ phone: '+16175550188', version: 1 });
  expect(Number(second.patient?.mrn)).toBe(Number(first.patient?.mrn) + 1);
});

test.each([
  ['a misspelled name and the same birth date', { givenName: 'Jon', familyName: 'Smyth', birthDate: '1980-04-01' }],
  [
    'the same number and a similar name',
    { givenName: 'Johnny', familyName: 'Smith', birthDate: '1980-01-04', phone: '+1 617 555 0188' },
  ],
])('a patient with %s is reported before a duplicate is made', async (_how, alike) => {
  const refused = await register(alike);
  expect(refused).toMatchObject({ __typename: 'PossibleDuplicateError', path: ['input', 'notDuplicateOf'] });
  expect(refused.candidates?.map(({ familyName }) => familyName)).toEqual(['Smith']);
});

test('after comparing, another person of a similar name is registered all the same', async () => {
  const twin = { givenName: 'Joan', familyName: 'Smith', birthDate: '1980-04-01' };
  const { candidates } = await register(twin);
  const registered = await register({ ...twin, notDuplicateOf: candidates?.map(({ id }) => id) });
  expect(registered.__typename).toBe('RegisterPatientSuccess');
});

test('a different person born the same day is no look-alike', async () => {
  expect((await register({ givenName: 'Wanda', familyName: 'Kuznetsova', birthDate: '1980-04-01' })).__typename).toBe(
    'RegisterPatientSuccess',
  );
});

test.each([
  ['a birth date in the future', { birthDate: '2999-01-01' }, ['input', 'birthDate'], /in the future/],
  ['a birth date 200 years ago', { birthDate: '1800-01-01' }, ['input', 'birthDate'], /130 years/],
  ['an empty name', { familyName: '   ' }, ['input', 'familyName'], /0 characters; 1 to 120 are accepted/],
  ['a name of 121 letters', { familyName: 'x'.repeat(121) }, ['input', 'familyName'], /121 characters/],
  ['a NUL in a name', { familyName: 'a\0b' }, ['input', 'familyName'], /a control character \(U\+0000\)/],
  ['half a surrogate pair', { familyName: 'a\ud800' }, ['input', 'familyName'], /no character \(U\+D800\)/],
  [
    'a look-alike that is no patient',
    { notDuplicateOf: ['nonsense'] },
    ['input', 'notDuplicateOf', '0'],
    /is no id; a Patient id/,
  ],
])('%s is refused on the field that holds it', async (_what, change, path, message) => {
  const refused = await register({ givenName: 'Quentin', familyName: 'Nobody', birthDate: '1970-01-01', ...change });
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path, message: expect.stringMatching(message) });
});

test('a record number is given once', async () => {
  expect(
    (await register({ givenName: 'Uma', familyName: 'Adeyemi', birthDate: '1971-01-01', mrn: 'M-1' })).__typename,
  ).toBe('RegisterPatientSuccess');
  const refused = await register({ givenName: 'Bela', familyName: 'Zoltan', birthDate: '1949-09-09', mrn: 'M-1' });
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'mrn'] });
});

test('two desks registering the same person at once make one patient', async () => {
  const newcomer = { givenName: 'Ottilie', familyName: 'Vanterpool', birthDate: '1958-08-08' };
  const both = await Promise.all([register(newcomer), register(newcomer), register(newcomer)]);
  expect(both.map(({ __typename }) => __typename).sort()).toEqual([
    'PossibleDuplicateError',
    'PossibleDuplicateError',
    'RegisterPatientSuccess',
  ]);
});

test('two desks registering at once get two record numbers', async () => {
  const people = ['Ackerman', 'Bolivar', 'Castellano', 'Dvorak', 'Eriksen', 'Fitzgerald', 'Grimaldi', 'Haugen'];
  const made = await Promise.all(
    people.map((familyName, year) =>
      register({ givenName: familyName, familyName, birthDate: `19${60 + year}-01-01` }),
    ),
  );
  expect(new Set(made.map(({ patient }) => patient?.mrn)).size).toBe(people.length);
});
