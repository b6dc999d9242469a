import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
  await office.patient({
    givenName: 'José',
    familyName: 'Hernández',
    birthDate: '1970-05-17',
    phone: '+16175550123',
    mrn: 'A-77',
  });
  await office.patient({ givenName: 'Joanna', familyName: 'Smith', birthDate: '1991-02-03', phone: '+16175550999' });
  await office.patient({ givenName: 'John', familyName: 'Smithers', birthDate: '1985-12-24' });
});

afterAll(() => server.stop());

async function find(text: string): Promise<string[]> {
  const { searchPatients } = await office.manager.ask<{
    searchPatients: { edges: { node: { familyName: string } }[] };
  }>('query($text: String!) { searchPatients(text: $text) { edges { node { familyName } } } }', { text });
  return searchPatients.edges.map(({ node }) => node.familyName);
}

test.each([
  ['the first letters of a name', 'her', ['Hernández']],
  ['a name without its accents', 'jose hernandez', ['Hernández']],
  ['a misspelled name', 'Hernandes', ['Hernández']],
  ['the medical record number', 'a-77', ['Hernández']],
  ['a birth date in US notation', '5/17/1970', ['Hernández']],
  ['a birth date in ISO notation', '1991-02-03', ['Smith']],
  ['the telephone number without country code', '(617) 555-0123', ['Hernández']],
  ['two words that must both match', 'smi joan', ['Smith']],
  ['names that match to the letter before names that are only alike', 'smith', ['Smith', 'Smithers']],
  ['no patient', 'zzzz', []],
])('front desk finds a patient by %s', async (_how, typed, expected) => {
  expect(await find(typed)).toEqual(expected);
});

test('a page of matches continues where the one before ended', async () => {
  const document = `query($after: String) { searchPatients(text: "smi", first: 1, after: $after) {
    edges { node { familyName } } pageInfo { hasNextPage endCursor } } }`;
  type Page = {
    searchPatients: {
      edges: { node: { familyName: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };
  const { searchPatients: first } = await office.manager.ask<Page>(document);
  const { searchPatients: second } = await office.manager.ask<Page>(document, { after: first.pageInfo.endCursor });
  expect([first, second].map(({ edges, pageInfo }) => [edges[0]?.node.familyName, pageInfo.hasNextPage])).toEqual([
    ['Smith', true],
    ['Smithers', false],
  ]);
});

test('a patient with very many words that begin as typed takes one place, and hides no other patient', async () => {
  const many = Array.from({ length: 20 }, (_, number) => `Qua${String.fromCharCode(97 + number)}`).join(' ');
  await office.patient({ givenName: many, familyName: 'Quaabel' });
  await office.patient({ givenName: 'Mary', familyName: 'Quabel' });
  const { searchPatients } = await office.manager.ask<{
    searchPatients: { nodes: { familyName: string }[]; pageInfo: { hasNextPage: boolean } };
  }>('{ searchPatients(text: "qua", first: 1) { nodes { familyName } pageInfo { hasNextPage } } }');
  expect(searchPatients).toEqual({ nodes: [{ familyName: 'Quaabel' }], pageInfo: { hasNextPage: true } });
  expect(await find('qua')).toEqual(['Quaabel', 'Quabel']);
});

test('a new name of a patient sorts and finds at once, also beside other words', async () => {
  const id = await office.patient({ givenName: 'Nora', familyName: 'Wexford', birthDate: '1961-01-02' });
  await office.patient({ givenName: 'Nora', familyName: 'Wexler', birthDate: '1972-03-04' });
  expect(await find('nora wex')).toEqual(['Wexford', 'Wexler']);
  const { updatePatient } = await office.manager.ask<{ updatePatient: { __typename: string } }>(
    `mutation($id: ID!) { updatePatient(id: $id, input: { expectedVersion: 1, familyName: "Wexton" }) { __typename } }`,
    { id },
  );
  expect(updatePatient).toEqual({ __typename: 'UpdatePatientSuccess' });
  expect(await find('nora wex')).toEqual(['Wexler', 'Wexton']);
  expect(await find('nora wexford')).toEqual([]);
});

test('a patient whose name is only alike comes on a later page than one whose name matches to the letter', async () => {
  await office.patient({ givenName: 'Ulla', familyName: 'Petersson', birthDate: '1966-01-01' });
  await office.patient({ givenName: 'Ulla', familyName: 'Petersen', birthDate: '1977-01-01' });
  const document = `query($after: String) { searchPatients(text: "petersen", first: 1, after: $after) {
    edges { node { familyName } } pageInfo { hasNextPage endCursor } } }`;
  type Page = {
    searchPatients: {
      edges: { node: { familyName: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };
  const { searchPatients: first } = await office.manager.ask<Page>(document);
  const { searchPatients: second } = await office.manager.ask<Page>(document, { after: first.pageInfo.endCursor });
  const { searchPatients: third } = await office.manager.ask<Page>(document, { after: second.pageInfo.endCursor });
  expect([first, second].map(({ edges, pageInfo }) => [edges[0]?.node.familyName, pageInfo.hasNextPage])).toEqual([
    ['Petersen', true],
    ['Petersson', false],
  ]);
  expect(third.edges).toEqual([]);
});

test('a person who may not see telephone numbers does not find by them either', async () => {
  const coder = await office.as('CODER');
  const document = 'query($text: String!) { searchPatients(text: $text) { edges { cursor } } }';
  for (const text of ['6175550123', '617', 'hernandez 617']) {
    const answer = await coder.ask<{ searchPatients: { edges: unknown[] } }>(document, { text });
    expect(answer.searchPatients.edges).toEqual([]);
  }
  const byName = await coder.ask<{ searchPatients: { edges: unknown[] } }>(document, { text: 'hernandez' });
  expect(byName.searchPatients.edges).toHaveLength(1);
});

test('patients of another practice are not found', async () => {
  const other = await openOffice(server);
  const answer = await other.manager.send<{ searchPatients: { edges: unknown[] } }>(
    '{ searchPatients(text: "smith") { edges { node { id } } } }',
  );
  expect(answer.data.searchPatients.edges).toEqual([]);
});
