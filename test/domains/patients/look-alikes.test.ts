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
  message?: string;
  path?: string[];
  candidates?: { id: string }[];
}

async function update(id: string, input: Record<string, unknown>): Promise<Updated> {
  const { updatePatient } = await office.manager.ask<{ updatePatient: Updated }>(
    `mutation($id: ID!, $input: UpdatePatientInput!) { updatePatient(id: $id, input: $input) {
      __typename ... on UserError { message path } ... on PossibleDuplicateError { candidates { id } } } }`,
    { id, input },
  );
  return updatePatient;
}

const settled = { givenName: 'Theodora', familyName: 'Blackwood', birthDate: '1961-02-03', phone: '+16175550140' };

test.each([
  ['the name', { familyName: 'Blakwood' }, { ...settled, familyName: 'Zzyzx', givenName: 'Qqq', phone: null }],
  ['the birth date', { birthDate: '1961-02-03' }, { ...settled, birthDate: '1970-01-01', phone: null }],
  ['the number', { phone: '+1 617 555 0140 x7' }, { ...settled, birthDate: '1970-01-01', phone: null }],
])(
  'a correction of %s by which a patient begins to look like another one is asked about',
  async (_what, change, before) => {
    const practice = await openOffice(server);
    const other = await practice.patient(settled);
    const id = await practice.patient(before);
    const ask = async (input: Record<string, unknown>) => {
      const { updatePatient } = await practice.manager.ask<{ updatePatient: Updated }>(
        `mutation($id: ID!, $input: UpdatePatientInput!) { updatePatient(id: $id, input: $input) {
        __typename ... on UserError { message path } ... on PossibleDuplicateError { candidates { id } } } }`,
        { id, input },
      );
      return updatePatient;
    };
    const given = 'familyName' in change ? { ...change, givenName: 'Theodora' } : change;
    const refused = await ask({ expectedVersion: 1, ...given });
    expect(refused).toMatchObject({
      __typename: 'PossibleDuplicateError',
      path: ['input', 'notDuplicateOf'],
      candidates: [{ id: other }],
    });
    expect(refused.message).toMatch(/mergePatients/);
    expect((await ask({ expectedVersion: 1, ...given, notDuplicateOf: [other] })).__typename).toBe(
      'UpdatePatientSuccess',
    );
    // They were compared: the next correction of the same person does not ask again.
    expect((await ask({ expectedVersion: 2, phone: '+16175550141' })).__typename).toBe('UpdatePatientSuccess');
  },
);

test('a correction of something else asks nothing, though a look-alike is registered', async () => {
  const one = await office.patient({ givenName: 'Ida', familyName: 'Twin', birthDate: '1999-09-09' });
  const other = await office.patient({
    givenName: 'Ada',
    familyName: 'Twin',
    birthDate: '1999-09-09',
    notDuplicateOf: [one],
  });
  expect((await update(other, { expectedVersion: 1, email: 'ada@example.org' })).__typename).toBe(
    'UpdatePatientSuccess',
  );
});

test('an id in notDuplicateOf that names no patient is refused', async () => {
  const id = await office.patient();
  const stranger = await (await openOffice(server)).patient();
  expect(await update(id, { expectedVersion: 1, notDuplicateOf: [stranger] })).toMatchObject({
    __typename: 'InvalidInputError',
    path: ['input', 'notDuplicateOf', '0'],
  });
});
