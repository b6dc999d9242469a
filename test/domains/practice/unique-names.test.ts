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

interface Result {
  __typename: string;
  message?: string;
  path?: string[];
}

async function run(mutation: string, variables: Record<string, unknown>, from = office): Promise<Result> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const [head, args] = 'id' in variables ? ['$id: ID!, ', 'id: $id, '] : ['', ''];
  const document = `mutation(${head}$input: ${type}!) {
    result: ${mutation}(${args}input: $input) { __typename ... on UserError { message path } } }`;
  return (await from.manager.ask<{ result: Result }>(document, variables)).result;
}

/** Other ways to write `Room Ä 1`. */
const alike = [
  'room ä 1',
  'ROOM Ä 1',
  'Room A\u0308 1',
  'Ｒｏｏｍ　Ä　１',
  'RoomÄ1',
  ' Room  Ä \u00A01 ',
  'Ro\u200Bom Ä 1',
];
const kept = 'Room Ä 1';

const hours: unknown[] = [];
const creates = [
  ['createSite', 'updateSite', 'site', (name: string) => ({ name, timeZone: 'UTC', hours })],
  ['createVisitType', 'updateVisitType', 'visitType', (name: string) => ({ name, duration: 'PT20M' })],
] as const;

test.each(creates)(
  '%s and %s know a name in any spelling, and answer the one that is kept',
  async (create, update, kind, input) => {
    expect(await run(create, { input: input(kept) })).toMatchObject({ __typename: expect.stringMatching(/Success$/) });
    const id = await office[kind]();
    const refused = {
      __typename: 'InvalidInputError',
      path: ['input', 'name'],
      message: expect.stringContaining(`"${kept}"`),
    };
    for (const name of [kept, ...alike]) {
      expect([name, await run(create, { input: input(name) })]).toEqual([name, refused]);
      expect([name, await run(update, { id, input: { expectedVersion: 1, name } })]).toEqual([name, refused]);
    }
    const elsewhere = await openOffice(server);
    expect(await run(create, { input: input(kept) }, elsewhere)).toMatchObject({
      __typename: expect.stringMatching(/Success$/),
    });
  },
);

test('a site has each name of a room once in any spelling, and another site has it too', async () => {
  const [siteId, other] = [await office.site(), await office.site()];
  await office.room(siteId, { name: kept });
  const id = await office.room(siteId);
  const refused = {
    __typename: 'InvalidInputError',
    path: ['input', 'name'],
    message: expect.stringContaining(`The site has a room named "${kept}" already`),
  };
  for (const name of [kept, ...alike]) {
    expect([name, await run('createRoom', { input: { siteId, name } })]).toEqual([name, refused]);
    expect([name, await run('updateRoom', { id, input: { expectedVersion: 1, name } })]).toEqual([name, refused]);
  }
  expect(await run('createRoom', { input: { siteId: other, name: kept } })).toEqual({
    __typename: 'CreateRoomSuccess',
  });
});

test('a room may be spelled another way', async () => {
  const id = await office.room(await office.site(), { name: kept });
  expect(await run('updateRoom', { id, input: { expectedVersion: 1, name: 'ROOM Ä  1' } })).toEqual({
    __typename: 'UpdateRoomSuccess',
  });
});

test('a practice has each medical record number once in any spelling', async () => {
  await office.patient({ mrn: 'Ab-12 3' });
  const person = { givenName: 'Unlike', familyName: 'Anybody', birthDate: '1990-05-05' };
  for (const mrn of ['Ab-12 3', 'AB-123', 'ab-12  3', 'ａｂ-１２３']) {
    expect([mrn, await run('registerPatient', { input: { ...person, mrn } })]).toEqual([
      mrn,
      {
        __typename: 'InvalidInputError',
        path: ['input', 'mrn'],
        message: 'input.mrn Ab-12 3 belongs to another patient; omit it to get the next free number.',
      },
    ]);
  }
});

test('numbers of the practice’s own pass over those that people wrote in another width', async () => {
  const from = await openOffice(server);
  await from.patient({ mrn: '１０００01' });
  await from.patient({ mrn: '100 002' });
  const { registerPatient } = await from.manager.ask<{ registerPatient: { patient: { mrn: string } } }>(
    `mutation { registerPatient(input: { givenName: "A", familyName: "B", birthDate: "1990-05-05" }) {
      ... on RegisterPatientSuccess { patient { mrn } } } }`,
  );
  expect(registerPatient.patient.mrn).toBe('100003');
});

test('a member of staff has an address once in any case', async () => {
  const input = { name: 'A', roles: ['CODER'], email: 'Once@Example.org', password: 'long enough, and new' };
  expect(await run('addStaffMember', { input })).toMatchObject({ __typename: 'AddStaffMemberSuccess' });
  expect(await run('addStaffMember', { input: { ...input, email: ' oNCE@example.ORG' } })).toMatchObject({
    message: expect.stringContaining('once@example.org'),
    path: ['input', 'email'],
  });
});
