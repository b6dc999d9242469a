import { randomUUID } from 'node:crypto';
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

interface Registered {
  __typename: string;
  message?: string;
  path?: string[];
  patient?: { id: string; phone: string };
}

async function register(phone: string): Promise<Registered> {
  const { registerPatient } = await office.manager.ask<{ registerPatient: Registered }>(
    `mutation($input: RegisterPatientInput!) { registerPatient(input: $input) {
      __typename ... on UserError { message path } ... on RegisterPatientSuccess { patient { id phone } } } }`,
    { input: { givenName: randomUUID(), familyName: randomUUID(), birthDate: '1980-01-01', phone } },
  );
  return registerPatient;
}

test.each([
  ['(617) 555-0150', '+16175550150'],
  ['617-555-0151', '+16175550151'],
  ['617.555.0152', '+16175550152'],
  ['1 617 555 0153', '+16175550153'],
  ['617 555 0154 x12', '+16175550154;ext=12'],
  ['617 555 0155 ext. 3', '+16175550155;ext=3'],
  ['+1 617 555 0156;ext=4', '+16175550156;ext=4'],
  ['617-555-0157 #5', '+16175550157;ext=5'],
  ['+44 20 7946 0958', '+442079460958'],
  ['800 555 0109', '+18005550109'],
])('%s is kept as %s', async (typed, phone) => {
  expect(await register(typed)).toMatchObject({ patient: { phone } });
});

test.each([
  '000-000-0000',
  '123 456 7890',
  '(617) 055-0123',
  '555-0123',
  '617 555 01234',
  '211-555-1212',
  '030 901820',
])('no number of the country is %s', async (typed) => {
  expect(await register(typed)).toMatchObject({
    __typename: 'InvalidInputError',
    path: ['input', 'phone'],
    message: expect.stringMatching(/is no telephone number of US; correct it/),
  });
});

test('a number with an extension is found by its digits, and by itself in a list', async () => {
  const { patient } = await register('(617) 555-0160 x77');
  const { searchPatients, patients } = await office.manager.ask<Record<string, { nodes: { id: string }[] }>>(
    `{ searchPatients(text: "617 555 0160") { nodes { id } }
       patients(filter: { phone: "617-555-0160 ext 77" }) { nodes { id } } }`,
  );
  expect([searchPatients?.nodes, patients?.nodes]).toEqual([[{ id: patient?.id }], [{ id: patient?.id }]]);
});

test('a filter by a number that its country does not have is refused', async () => {
  const { errors } = await office.manager.send('{ patients(filter: { phone: "000 000 0000" }) { nodes { id } } }');
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  expect(errors?.[0]?.message).toMatch(/filter\.phone is no telephone number of US/);
});

test('a site’s number is read the same way', async () => {
  const id = await office.site({ phone: '617 555 0161 x9' });
  const { site } = await office.manager.ask<{ site: { phone: string } }>(
    'query($id: ID!) { site(id: $id) { phone } }',
    {
      id,
    },
  );
  expect(site.phone).toBe('+16175550161;ext=9');
});
