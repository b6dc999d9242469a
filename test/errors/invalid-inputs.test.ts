import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toTypeId } from '../../src/contract/type-id.ts';
import { newId } from '../../src/database/sql/new-id.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

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
  problems?: { path: string[] }[];
}

const members = '__typename ... on InvalidInputError { message path problems { path message } }';

async function pathsOf(mutation: string, type: string, variables: object): Promise<string[]> {
  const hasId = 'id' in variables;
  const document = `mutation(${hasId ? '$id: ID!, ' : ''}$input: ${type}!) {
    result: ${mutation}(${hasId ? 'id: $id, ' : ''}input: $input) { ${members} } }`;
  const { result } = await office.manager.ask<{ result: Result }>(document, { ...variables });
  expect(result.__typename).toBe('InvalidInputError');
  expect(result.path).toEqual(result.problems?.[0]?.path);
  return (result.problems ?? []).map(({ path }) => path.join('.'));
}

test('rules of the office are broken and named together', async () => {
  const unknown = { patient: toTypeId('Patient', newId()), site: toTypeId('Site', newId()) };
  const span = (opensAt: string, closesAt: string) => ({ weekday: 'MONDAY', opensAt, closesAt });
  const hours = [span('24:00', '08:00'), span('08:00', '12:00'), span('11:00', '13:00')];
  expect(await pathsOf('createSite', 'CreateSiteInput', { input: { name: 'A', timeZone: 'Mars', hours } })).toEqual([
    'input.timeZone',
    'input.hours.0.opensAt',
    'input.hours.2',
  ]);
  expect(
    await pathsOf('createVisitType', 'CreateVisitTypeInput', {
      input: { name: 'A', duration: 'PT1810S', setUpChecklist: ['a', '', 'b'.repeat(121)] },
    }),
  ).toEqual(['input.duration', 'input.setUpChecklist.1', 'input.setUpChecklist.2']);
  expect(
    await pathsOf('updatePatient', 'UpdatePatientInput', {
      id: await office.patient(),
      input: { expectedVersion: 1, givenName: null, familyName: null, birthDate: '3000-01-01' },
    }),
  ).toEqual(['input.givenName', 'input.familyName', 'input.birthDate']);
  expect(
    await pathsOf('checkInWalkIn', 'CheckInWalkInInput', {
      input: { patientId: unknown.patient, siteId: unknown.site, visitTypeId: await office.visitType() },
    }),
  ).toEqual(['input.patientId', 'input.siteId']);
  expect(
    await pathsOf('registerPatient', 'RegisterPatientInput', {
      input: {
        givenName: 'A',
        familyName: 'B',
        birthDate: '1800-01-01',
        notDuplicateOf: [unknown.patient, await office.patient(), toTypeId('Patient', newId())],
      },
    }),
  ).toEqual(['input.birthDate', 'input.notDuplicateOf.0', 'input.notDuplicateOf.2']);
});

test('values that do not fit and broken limits come in the order of the fields, as a form shows them', async () => {
  const weekday = 'NO_DAY';
  const input = {
    nmae: 'A',
    hours: [{ weekday, opensAt: '08:00', closesAt: '25:00' }, { weekday: 'MONDAY' }],
    phone: 'none',
    address: { line1: 'a'.repeat(301) },
    timeZone: 7,
    name: '',
  };
  expect(await pathsOf('createSite', 'CreateSiteInput', { input })).toEqual([
    'input.name',
    'input.timeZone',
    'input.address.line1',
    'input.phone',
    'input.hours.0.weekday',
    'input.hours.0.closesAt',
    'input.hours.1.opensAt',
    'input.hours.1.closesAt',
    'input.nmae',
  ]);
});

test('an input that does not fit keeps nothing under its key', async () => {
  const siteId = await office.site();
  const idempotencyKey = randomUUID();
  const create = `mutation($input: CreateRoomInput!) { result: createRoom(input: $input) { ${members} ... on CreateRoomSuccess { room { name } } } }`;
  for (const kind of ['NO_SUCH_KIND', 7]) {
    const input = { siteId, name: 'Blue', kind, idempotencyKey };
    const { result } = await office.manager.ask<{ result: Result }>(create, { input });
    expect(result.path).toEqual(['input', 'kind']);
  }
  const input = { siteId, name: 'Blue', idempotencyKey };
  const first = await office.manager.ask(create, { input });
  expect(first).toEqual({ result: { __typename: 'CreateRoomSuccess', room: { name: 'Blue' } } });
  expect(await office.manager.ask(create, { input })).toEqual(first);
});

test('of two mutations the one whose variable fits is done', async () => {
  const create = `mutation($wrong: CreateVisitTypeInput!, $name: String!, $right: Duration!) {
    wrong: createVisitType(input: $wrong) { ${members} }
    right: createVisitType(input: { name: $name, duration: $right }) { ${members} ... on CreateVisitTypeSuccess { visitType { name } } }
  }`;
  const variables = { wrong: { name: 'A', duration: 20 }, name: 'B', right: 'PT20M' };
  const { wrong, right } = await office.manager.ask<{ wrong: Result; right: Result }>(create, variables);
  expect(wrong.path).toEqual(['input', 'duration']);
  expect(right).toMatchObject({ __typename: 'CreateVisitTypeSuccess', visitType: { name: 'B' } });
});

test('a variable that the answer needs is refused before anything is written', async () => {
  const name = `Site ${randomUUID()}`;
  const create = `mutation($input: CreateSiteInput!, $shows: Boolean!) {
    createSite(input: $input) { ${members} ... on CreateSiteSuccess { site { name @include(if: $shows) } } }
  }`;
  const { errors } = await office.manager.send(create, {
    input: { name, timeZone: 'America/New_York', hours: [] },
    shows: 'yes',
  });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: ['shows'] } }]);
  const { practice } = await office.manager.ask<{ practice: { sites: { nodes: { name: string }[] } } }>(
    '{ practice { sites(first: 100) { nodes { name } } } }',
  );
  expect(practice.sites.nodes.map((site) => site.name)).not.toContain(name);
});

test('what is missing in the document is answered where the document can be run', async () => {
  const written = await office.manager.ask<{ createRoom: Result }>(
    `mutation { createRoom(input: { equipment: [] }) { ${members} } }`,
  );
  expect(written.createRoom.problems?.map(({ path }) => path.join('.'))).toEqual(['input.siteId', 'input.name']);
  const { errors } = await office.manager.send(`mutation { createRoom { ${members} } }`);
  expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
});
