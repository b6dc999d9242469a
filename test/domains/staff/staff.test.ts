import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice, password } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

interface Added {
  addStaffMember: { __typename: string; path?: string[]; staffMember?: { id: string; roles: string[] } };
}

async function add(input: Record<string, unknown>, by = office): Promise<Added['addStaffMember']> {
  const { addStaffMember } = await by.manager.ask<Added>(
    `mutation($input: AddStaffMemberInput!) { addStaffMember(input: $input) {
      __typename ... on AddStaffMemberSuccess { staffMember { id roles } } ... on UserError { path } } }`,
    { input },
  );
  return addStaffMember;
}

async function names(filter: Record<string, unknown>): Promise<string[]> {
  const { staff } = await office.manager.ask<{ staff: { edges: { node: { name: string } }[] } }>(
    'query($filter: StaffFilter) { staff(filter: $filter) { edges { node { name } } } }',
    { filter },
  );
  return staff.edges.map(({ node }) => node.name);
}

test('colleagues are found by role, by site and by whether they see patients', async () => {
  const siteId = await office.site();
  await add({ name: 'Nora Nurse', roles: ['REGISTERED_NURSE', 'REGISTERED_NURSE'], siteId });
  await add({ name: 'Dr. Paul Physician', roles: ['PHYSICIAN'], isProvider: true, npi: '1234567893', siteId });
  expect(await names({ roles: { in: ['REGISTERED_NURSE'] } })).toEqual(['Nora Nurse']);
  expect(await names({ isProvider: true })).toEqual(['Dr. Paul Physician']);
  expect(await names({ siteId })).toEqual(['Dr. Paul Physician', 'Nora Nurse']);
});

test('a person who works in two practices signs in with one account', async () => {
  const other = await openOffice(server);
  const email = 'both@example.org';
  expect((await add({ name: 'Bo', roles: ['BILLER'], email, password })).__typename).toBe('AddStaffMemberSuccess');
  expect((await add({ name: 'Bo', roles: ['CODER'], email }, other)).__typename).toBe('AddStaffMemberSuccess');
  const { signIn } = await office.manager.ask<{ signIn: { viewer: { practice: { id: string } } } }>(
    'mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { viewer { practice { id } } } } }',
    { input: { email, password, practiceId: other.practiceId } },
  );
  expect(signIn.viewer.practice.id).toBe(other.practiceId);
});

test.each([
  ['no role', { roles: [] }, ['input', 'roles']],
  ['a short password', { email: 'short@example.org', password: 'too short' }, ['input', 'password']],
  ['an NPI of nine digits', { npi: '123456789' }, ['input', 'npi']],
  ['an NPI whose check digit does not fit', { npi: '1234567890' }, ['input', 'npi']],
  ['a taxonomy code of another form', { taxonomyCode: '207q00000x' }, ['input', 'taxonomyCode']],
])('a colleague with %s is refused', async (_what, input, path) => {
  expect(await add({ name: 'Odd', roles: ['CODER'], ...input })).toEqual({ __typename: 'InvalidInputError', path });
});

test('one account cannot belong to a practice twice', async () => {
  const email = 'twice@example.org';
  await add({ name: 'First', roles: ['CODER'], email, password });
  expect(await add({ name: 'Second', roles: ['CODER'], email })).toEqual({
    __typename: 'InvalidInputError',
    path: ['input', 'email'],
  });
});

test('a front desk cannot add colleagues', async () => {
  const desk = await office.as('FRONT_DESK');
  const { errors } = await desk.send(
    'mutation { addStaffMember(input: { name: "X", roles: [PHYSICIAN] }) { __typename } }',
  );
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('the manager enters how payers know a provider; absent fields stay, null clears', async () => {
  const id = await office.provider({ npi: '1234567893', legalGivenName: 'Paula' });
  const known = async () =>
    (
      await office.manager.ask<{ node: unknown }>(
        'query($id: ID!) { node(id: $id) { ... on StaffMember { npi legalGivenName legalFamilyName taxonomyCode } } }',
        { id },
      )
    ).node;
  const update = async (input: object) =>
    (
      await office.manager.ask<{ updateStaffMember: unknown }>(
        `mutation($id: ID!, $input: UpdateStaffMemberInput!) { updateStaffMember(id: $id, input: $input) {
          __typename ... on UserError { path } } }`,
        { id, input },
      )
    ).updateStaffMember;
  const first = { npi: '1234567893', legalGivenName: 'Paula', legalFamilyName: null, taxonomyCode: null };
  expect(await known()).toEqual(first);
  await update({ expectedVersion: 1, legalFamilyName: 'Berg', taxonomyCode: '207Q00000X', npi: '2000000010' });
  const second = { ...first, npi: '2000000010', legalFamilyName: 'Berg', taxonomyCode: '207Q00000X' };
  expect(await known()).toEqual(second);
  await update({ expectedVersion: 2, npi: null });
  expect(await known()).toEqual({ ...second, npi: null });
  const refused = { __typename: 'InvalidInputError', path: ['input', 'npi'] };
  expect(await update({ expectedVersion: 3, npi: '1234567890' })).toEqual(refused);
});
