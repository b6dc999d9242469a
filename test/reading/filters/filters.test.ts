import { isInputObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId, toTypeId } from '../../../src/contract/type-id.ts';
import { randomFrom } from '../../execution/compiled/kit/random-from.ts';
import { printLiteral, type Samples, sampleValue } from '../../execution/compiled/kit/sample-value.ts';
import type { Client } from '../../kit/client.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { fillLists } from '../lists/kit/fill-lists.ts';
import { lists } from '../lists/kit/lists.ts';
import { recordReads } from '../lists/kit/record-reads.ts';
import { rowId } from '../lists/kit/rows-of-lists.ts';

const sizes = { patients: 5, appointments: 20, visits: 3, histories: 200, sites: 2, names: 12 };

let server: TestServer;
let office: Office;
let client: Client;
let practiceId: string;

beforeAll(async () => {
  server = await startOwnServer();
  office = await openOffice(server);
  practiceId = parseTypeId(office.practiceId)?.uuid ?? '';
  client = await office.as('OFFICE_MANAGER', 'PRIVACY_OFFICER');
  await fillLists(server.database, [{ practiceId, number: 1, sizes }]);
});

afterAll(() => server.stop());

interface List<Node> {
  totalCount: number;
  edges: { node: Node }[];
}

async function listOf<Node>(field: string, selection: string): Promise<Node[]> {
  const { list } = await client.ask<{ list: List<Node> }>(
    `{ list: ${field} { totalCount edges { node { ${selection} } } } }`,
  );
  expect(list.totalCount).toBe(list.edges.length);
  return list.edges.map(({ node }) => node);
}

async function namesOf(field: string): Promise<string[]> {
  return (await listOf<{ name: string }>(field, 'name')).map(({ name }) => name);
}

test('payers are found by how their names begin, in upper or lower case, in either order', async () => {
  for (const name of ['Étoile', 'Blue Cross', 'BLUE SHIELD', 'True Blue', '100%_sure'])
    await runAsOwner(server, 'insert into payer (practice_id, id, name) values ($1, gen_random_uuid(), $2)', [
      practiceId,
      name,
    ]);
  const blue = await namesOf('payers(filter: { name: { startsWith: "blue" } })');
  expect([...blue].sort()).toEqual(['BLUE SHIELD', 'Blue Cross']);
  expect(await namesOf('payers(orderBy: Z_TO_A, filter: { name: { startsWith: " BLUE" } })')).toEqual(blue.reverse());
  expect(await namesOf('payers(filter: { name: { startsWith: "Ét" } })')).toEqual(['Étoile']);
  expect(await namesOf('payers(filter: { name: { startsWith: "100%_" } })')).toEqual(['100%_sure']);
  expect(await namesOf('payers(filter: { name: { startsWith: "%" } })')).toEqual([]);
});

test('ended memberships are listed when they are asked for', async () => {
  const ended = ['Colleague 00000', 'Colleague 00007'];
  const names = (args: string) => namesOf(`staff(first: 100, ${args})`);
  expect(await names('filter: { isActive: false }')).toEqual([]);
  expect(await names('includeInactive: true, filter: { isActive: false }')).toEqual(ended);
  expect(await names('includeInactive: true')).toEqual(expect.arrayContaining(ended));
  expect((await names('includeInactive: false')).filter((name) => ended.includes(name))).toEqual([]);
});

test('visit types are found by the gap they fit in, its first length counting and its last not', async () => {
  expect(await namesOf('visitTypes(filter: { duration: { until: "PT12M" } })')).toEqual(['Type 00000', 'Type 00001']);
  expect(await namesOf('visitTypes(filter: { duration: { from: "PT12M", until: "PT13M" } })')).toEqual(['Type 00002']);
  expect(await namesOf('visitTypes(filter: { duration: { from: "PT11M1S", until: "PT12M1S" } })')).toEqual([
    'Type 00002',
  ]);
});

test('displays are found by site, and by whether they still work', async () => {
  await runAsOwner(server, `update display set revoked_at = now() where name < 'Display 00003' and practice_id = $1`, [
    practiceId,
  ]);
  const names = ['Display 00000', 'Display 00001', 'Display 00002'];
  expect(await namesOf('displays(filter: { isRevoked: true })')).toEqual(names);
  const siteId = toTypeId('Site', rowId(1, 'site', 1));
  expect(await namesOf(`displays(filter: { siteId: "${siteId}", isRevoked: true })`)).toEqual(names.slice(1, 2));
});

test('the audit trail is filtered by person, action and time', async () => {
  const patientId = toTypeId('Patient', rowId(1, 'patient', 4));
  const staffMemberId = toTypeId('StaffMember', rowId(1, 'staff', 4));
  const span = '{ from: "2026-01-05T13:30:00Z", until: "2026-01-05T14:54:00Z" }';
  const entries = await listOf<{ at: string; action: string; staffMember: { id: string } }>(
    `auditTrail(patientId: "${patientId}", orderBy: EARLIEST_FIRST, filter: { staffMemberId: "${staffMemberId}", action: { in: [READ] }, at: ${span} })`,
    'at action staffMember { id }',
  );
  // Every tenth minute, but for the updates among them.
  expect(entries.map(({ at }) => at.slice(11, 16))).toEqual(['13:34', '13:54', '14:04', '14:24', '14:34']);
  expect(new Set(entries.map(({ staffMember }) => staffMember.id))).toEqual(new Set([staffMemberId]));
});

test('changes of a room are found by when, and by where they led', async () => {
  const field = `transitions(first: 100, orderBy: EARLIEST_FIRST,
    filter: { at: { until: "2026-01-05T14:00:00Z" }, not: { to: { in: [READY, SETTING_UP] } } }) { totalCount edges { node { at to } } }`;
  const { room } = await client.ask<{ room: { transitions: List<{ at: string; to: string }> } }>(
    `{ room(id: "${toTypeId('Room', rowId(1, 'room', 0))}") { ${field} } }`,
  );
  expect(room.transitions.edges.map(({ node }) => `${node.at.slice(11, 16)} ${node.to}`)).toEqual(
    ['13:05', '13:20', '13:35', '13:50'].map((minute) => `${minute} OUT_OF_SERVICE`),
  );
  expect(room.transitions.totalCount).toBe(4);
});

test('several patients with the same page of a list are counted in one statement, each by itself', async () => {
  const visits = 'visits(first: 1, filter: { stage: { in: [DONE] } }) { totalCount edges { node { id } } }';
  const sent = await recordReads(async () => {
    const patients = await listOf<{ visits: List<object> }>('searchPatients(text: "family")', visits);
    expect(patients.map((patient) => patient.visits.totalCount)).toEqual([4, 0, 0, 4, 4]);
    expect(patients.map((patient) => patient.visits.edges.length)).toEqual([1, 0, 0, 1, 1]);
  });
  expect(sent.filter(({ text }) => text.includes('from "visit"'))).toHaveLength(2);
});

const samples: Samples = {
  ofScalar: {
    String: ['a', '%', "'", '\\\\', '\u{10FFFF}', '💉'],
    Boolean: [true, false],
    Date: ['0001-01-01', '1940-02-29', '9999-12-31'],
    Phone: ['+16175550123'],
    DateTime: ['0001-01-01T00:00:00Z', '2026-01-05T13:30:00.123Z', '9999-12-31T23:59:59.999Z'],
    Money: ['0.00', '12.34', '999999.99'],
    Duration: ['PT0S', 'PT12M1S', 'P1D', 'P99999D'],
  },
  idOf: (kind = 'Patient', random) =>
    toTypeId(kind, rowId(1, random.pick(['site', 'room', 'staff', 'type']), random.below(3))),
};

test.each(lists(1, 'family').filter(({ filterType }) => filterType))(
  'any filter of $name is answered, or refused for what is wrong with it',
  async ({ name, ask, filterType = '' }) => {
    const random = randomFrom(name);
    const type = server.app.schema.getType(filterType);
    const [field] = isInputObjectType(type) ? Object.values(type.getFields()) : [];
    if (!field || !isInputObjectType(type)) throw new Error(`There is no ${filterType}.`);
    const codes: unknown[] = [];
    // A colleague of its own: requests a second are limited for each.
    const colleague = await office.as('OFFICE_MANAGER', 'PRIVACY_OFFICER', 'FRONT_DESK', 'BILLER');
    for (let count = 0; count < 60; count += 1) {
      const filter = printLiteral(sampleValue(type, field, random, samples), type);
      const { errors } = await colleague.send(ask(`first: 5, filter: ${filter}`, 'totalCount edges { cursor }'));
      codes.push(errors?.[0]?.extensions?.code);
    }
    expect(codes.filter((code) => code !== undefined && code !== 'BAD_USER_INPUT')).toEqual([]);
    expect(codes.filter((code) => code === undefined).length).toBeGreaterThan(20);
  },
);

test('an absent, null or empty filter is none, and the condition of an empty one is never false', async () => {
  const count = async (filter: string) => (await namesOf(`visitTypes(first: 100${filter})`)).length;
  for (const filter of ['', ', filter: null', ', filter: {}', ', filter: { isActive: null, and: null, not: null }'])
    expect(await count(filter)).toBe(sizes.names);
  expect(await count(', filter: { not: {} }')).toBe(0);
});
