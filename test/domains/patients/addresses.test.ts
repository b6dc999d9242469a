import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

const parts = 'line1 line2 city state postalCode line';
const home = { line1: '7 Elm Street', line2: 'Apt "B"', city: 'Salem', state: 'MA', postalCode: '01970-1234' };
const kept = { ...home, line: '7 Elm Street, Apt "B", Salem, MA 01970-1234' };

interface Answer {
  __typename: string;
  problems?: { path: string[]; message: string }[];
  address?: { address: unknown };
}

async function send(mutation: string, variables: Record<string, unknown>): Promise<Answer> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}`;
  const [, noun = ''] = /^(?:register|create|update)(.*)$/.exec(mutation) ?? [];
  const field = `${noun.charAt(0).toLowerCase()}${noun.slice(1)}`;
  const [declared, given] = variables.id ? ['$id: ID!, ', 'id: $id, '] : ['', ''];
  const { result } = await office.manager.ask<{ result: Answer }>(
    `mutation(${declared}$input: ${type}Input!) { result: ${mutation}(${given}input: $input) { __typename
      ... on InvalidInputError { problems { path message } }
      ... on ${type}Success { address: ${field} { address { ${parts} } } } } }`,
    variables,
  );
  return result;
}

const person = { givenName: 'Ada', familyName: 'Berg', birthDate: '1980-04-01' };

async function addressOf(type: string, id: string): Promise<unknown> {
  const { node } = await office.manager.ask<{ node: { address: unknown } }>(
    `query($id: ID!) { node(id: $id) { ... on ${type} { address { ${parts} } } } }`,
    { id },
  );
  return node.address;
}

test('patients, guarantors, sites and payers have an address in parts, and on one line', async () => {
  const patientId = await office.patient({ address: home });
  expect(await addressOf('Patient', patientId)).toEqual(kept);
  const guarantor = { patientId, name: 'Ben Berg', relationship: 'PARENT', address: home };
  expect((await send('createGuarantor', { input: guarantor })).address).toEqual({ address: kept });
  expect(await addressOf('Site', await office.site({ address: home }))).toEqual(kept);
  expect((await send('createPayer', { input: { name: 'Harbor Mutual', address: home } })).address).toEqual({
    address: kept,
  });
});

test('an update replaces all parts; null takes the address away; without one it stays', async () => {
  const id = await office.patient({ address: home });
  const moved = await send('updatePatient', { id, input: { expectedVersion: 1, address: { city: 'Lynn' } } });
  const lynn = { line1: null, line2: null, city: 'Lynn', state: null, postalCode: null, line: 'Lynn' };
  expect(moved.address?.address).toEqual(lynn);
  await send('updatePatient', { id, input: { expectedVersion: 2, givenName: 'Eve' } });
  expect(await addressOf('Patient', id)).toEqual(lynn);
  await send('updatePatient', { id, input: { expectedVersion: 3, address: null } });
  expect(await addressOf('Patient', id)).toBeNull();
  const siteId = await office.site({ address: home });
  const site = await send('updateSite', { id: siteId, input: { expectedVersion: 1, address: { line1: 'PO Box 9' } } });
  expect(site.address?.address).toMatchObject({ line: 'PO Box 9', city: null });
});

test.each([
  ['ma', 'MA'],
  ['massachusetts', 'MA'],
  ['Puerto Rico', 'PR'],
  ['QC', 'QC'],
])('the state %s is kept as %s', async (state, code) => {
  const input = { name: `Site in ${state}`, timeZone: 'UTC', hours: [], address: { city: 'There', state } };
  const { address } = await send('createSite', { input });
  expect(address?.address).toMatchObject({ state: code });
});

test.each([
  ['a state that there is not', { city: 'Salem', state: 'ZZ' }, 'state', /ZZ is no state .* such as MA/],
  ['a ZIP code of four digits', { state: 'MA', postalCode: '1970' }, 'postalCode', /such as 01970-1234/],
  ['no part at all', {}, undefined, /give line1, or send null/],
  ['nothing but nulls', { line1: null, city: null }, undefined, /give line1, or send null/],
])('an address with %s is refused, by the name of the part', async (_what, address, part, message) => {
  const path = part ? ['input', 'address', part] : ['input', 'address'];
  const refused = [{ path, message: expect.stringMatching(message) }];
  const id = await office.patient();
  const guarantor = { patientId: id, name: 'Ben Berg', relationship: 'PARENT', address };
  const site = { name: 'Refused', timeZone: 'UTC', hours: [], address };
  const answers = [
    await send('registerPatient', { input: { ...person, address } }),
    await send('updatePatient', { id, input: { expectedVersion: 1, address } }),
    await send('createGuarantor', { input: guarantor }),
    await send('createSite', { input: site }),
    await send('createPayer', { input: { name: 'Refused', address } }),
    await send('updateSite', { id: await office.site(), input: { expectedVersion: 1, address } }),
  ];
  for (const { problems } of answers) expect(problems).toEqual(refused);
});

test('a code of another country is kept as it is written', async () => {
  const address = { line1: 'Hauptstraße 5', city: 'Berlin', postalCode: '10827' };
  const id = await office.patient({ address });
  expect(await addressOf('Patient', id)).toMatchObject({ ...address, line: 'Hauptstraße 5, Berlin, 10827' });
});

test('an operation that selects an address reads its columns alone', async () => {
  const id = await office.patient({ address: home });
  const { patient } = await office.manager.ask<{ patient: unknown }>(
    'query($id: ID!) { patient(id: $id) { home: address { line } address { city } } }',
    { id },
  );
  expect(patient).toEqual({ home: { line: kept.line }, address: { city: 'Salem' } });
});
