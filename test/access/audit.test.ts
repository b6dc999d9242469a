import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../kit/client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let office: Office;
let desk: Client;
let officer: Client;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
  desk = await office.as('FRONT_DESK');
  officer = await office.as('PRIVACY_OFFICER');
});

afterAll(() => server.stop());

interface Entry {
  operation: string;
  action: string;
  categories: string[];
  entities: string[];
  staffMember: { name: string };
}

async function trail(patientId: string): Promise<Entry[]> {
  const { auditTrail } = await officer.ask<{ auditTrail: { edges: { node: Entry }[] } }>(
    `query($id: ID!) { auditTrail(patientId: $id) { edges { node { operation action categories entities staffMember { name } } } } }`,
    { id: patientId },
  );
  return auditTrail.edges.map(({ node }) => node);
}

const patientDocument = 'query($id: ID!) { patient(id: $id) { familyName } }';

test('registering, reading and correcting a patient each leave an entry that says who did what', async () => {
  const id = await office.patient();
  await desk.ask(patientDocument, { id });
  await desk.ask(
    'mutation($id: ID!) { updatePatient(id: $id, input: { expectedVersion: 1, givenName: "Zoe" }) { __typename } }',
    { id },
  );
  const entries = await trail(id);
  expect(entries.map(({ operation, action }) => `${action} ${operation}`)).toEqual([
    'UPDATE updatePatient',
    'READ patient',
    // The new patient was asked for in the answer, which is a reading too.
    'READ registerPatient',
    'CREATE registerPatient',
  ]);
  expect(entries[0]).toMatchObject({ categories: ['DEMOGRAPHICS'], entities: [`${id}@2`] });
  expect(new Set(entries.map(({ staffMember }) => staffMember.name)).size).toBe(2);
});

test('each patient of a list gets an entry, however the list was reached', async () => {
  const ids = [
    await office.patient({ familyName: 'Quill' }),
    await office.patient({ familyName: 'Quill', birthDate: '1999-01-01' }),
  ];
  await desk.ask('{ a: searchPatients(text: "quill") { edges { node { id } } } }');
  for (const id of ids)
    expect((await trail(id))[0]).toMatchObject({
      operation: 'searchPatients',
      entities: expect.arrayContaining([`${id}@1`]),
    });
});

test('a look-alike that was shown is in the trail of the one who was looked at', async () => {
  const id = await office.patient({ givenName: 'Tessa', familyName: 'Lindqvist', birthDate: '1977-07-07' });
  await desk.ask(
    `mutation($input: RegisterPatientInput!) { registerPatient(input: $input) { ... on PossibleDuplicateError { candidates { id } } } }`,
    { input: { givenName: 'Tesa', familyName: 'Lindqvist', birthDate: '1977-07-07' } },
  );
  expect((await trail(id))[0]).toMatchObject({ operation: 'registerPatient', action: 'READ' });
});

test('a patient read before a sign-in within one operation is in the trail of the person who read it', async () => {
  const id = await office.patient({ familyName: 'Hidden' });
  const { data } = await desk.send<Record<string, unknown>>(
    `mutation($id: ID!) {
      u: updatePatient(id: $id, input: { expectedVersion: 99 }) { ... on StaleVersionError { current { ... on Patient { familyName } } } }
      s: signIn(input: { email: "nobody@example.org", password: "x" }) { __typename } }`,
    { id },
  );
  expect(JSON.stringify(data)).toContain('Hidden');
  expect((await trail(id))[0]).toMatchObject({ action: 'READ', entities: [`${id}@1`] });
});

test('reading what holds nothing of a patient leaves no entry', async () => {
  const count = async () => (await runAsOwner<{ n: string }>(server, 'select count(*) as n from audit_entry'))[0]?.n;
  const before = await count();
  await desk.ask('{ practice { name } viewer { permissions } }');
  expect(await count()).toBe(before);
});

test('if the entry cannot be written, nothing of the patient leaves and nothing is changed', async () => {
  const id = await office.patient({ familyName: 'Untold' });
  await runAsOwner(server, 'revoke insert on audit_entry from foyer_app');
  const read = await desk.send(patientDocument, { id });
  const written = await desk.send(
    'mutation($id: ID!) { updatePatient(id: $id, input: { expectedVersion: 1, familyName: "Changed" }) { __typename } }',
    { id },
  );
  await runAsOwner(server, 'grant insert on audit_entry to foyer_app');
  expect(JSON.stringify([read, written])).not.toContain('Untold');
  expect([read.data, read.errors?.[0]?.extensions?.code]).toEqual([null, 'INTERNAL_SERVER_ERROR']);
  expect(written.errors?.[0]?.extensions?.code).toBe('INTERNAL_SERVER_ERROR');
  expect(await desk.ask(patientDocument, { id })).toEqual({ patient: { familyName: 'Untold' } });
});

test('the application’s own role cannot change or remove an entry', async () => {
  await office.patient();
  for (const statement of ['update audit_entry set reason = null', 'delete from audit_entry', 'truncate audit_entry']) {
    const attempt = runAsOwner(server, `set role foyer_app; ${statement}`);
    await expect(attempt).rejects.toThrow(/permission denied/);
  }
});
