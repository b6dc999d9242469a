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

interface Updated {
  __typename: string;
  patient?: Record<string, unknown>;
  current?: Record<string, unknown>;
}

async function update(id: string, input: Record<string, unknown>): Promise<Updated> {
  const { updatePatient } = await office.manager.ask<{ updatePatient: Updated }>(
    `mutation($id: ID!, $input: UpdatePatientInput!) { updatePatient(id: $id, input: $input) {
      __typename ... on UpdatePatientSuccess { patient { familyName phone email version } }
      ... on StaleVersionError { current { id ... on Patient { familyName version } } } } }`,
    { id, input },
  );
  return updatePatient;
}

test('an absent field stays, null clears, and the version counts up', async () => {
  const id = await office.patient({ familyName: 'Before', phone: '+16175550101', email: 'a@example.org' });
  const { patient } = await update(id, { expectedVersion: 1, familyName: 'After', phone: null });
  expect(patient).toEqual({ familyName: 'After', phone: null, email: 'a@example.org', version: 2 });
});

test('a name cannot be emptied: the answer is an InvalidInputError', async () => {
  const id = await office.patient();
  expect((await update(id, { expectedVersion: 1, familyName: null })).__typename).toBe('InvalidInputError');
});

test('of two corrections of the same version the later one is answered with the current patient', async () => {
  const id = await office.patient({ familyName: 'Original' });
  const both = await Promise.all([
    update(id, { expectedVersion: 1, familyName: 'One' }),
    update(id, { expectedVersion: 1, familyName: 'Two' }),
  ]);
  const names = both.map(({ __typename }) => __typename).sort();
  expect(names).toEqual(['StaleVersionError', 'UpdatePatientSuccess']);
  const won = both.find(({ patient }) => patient)?.patient?.familyName;
  expect(both.find(({ current }) => current)?.current).toEqual({ id, familyName: won, version: 2 });
});

test('a corrected name is found, the wrong one no longer', async () => {
  const id = await office.patient({ givenName: 'Pim', familyName: 'Wrongname' });
  await update(id, { expectedVersion: 1, familyName: 'Rightname' });
  const found = (text: string) =>
    office.manager.ask<{ searchPatients: { edges: unknown[] } }>(
      'query($text: String!) { searchPatients(text: $text) { edges { node { id } } } }',
      { text },
    );
  expect((await found('pim rightname')).searchPatients.edges).toEqual([{ node: { id } }]);
  expect((await found('wrongnam')).searchPatients.edges).toEqual([]);
});
