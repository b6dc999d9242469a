import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId, toTypeId } from '../../src/contract/type-id.ts';
import type { NodeType } from '../../src/generated/node-types.ts';
import type { Client } from '../kit/client.ts';
import { furnish } from '../kit/furnish.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { recordReads } from './lists/kit/record-reads.ts';

type Found = { __typename: string; id: string } | null;

const document = 'query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
const everyRole = ['OFFICE_MANAGER', 'PHYSICIAN', 'FRONT_DESK', 'PRIVACY_OFFICER', 'BILLER'];

let server: TestServer;
let office: Office;
let client: Client;
let own: Record<NodeType, string>;
let foreign: Record<NodeType, string>;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
  own = await furnish(server, office);
  foreign = await furnish(server, await openOffice(server));
  client = await office.as(...everyRole);
});

afterAll(() => server.stop());

const find = async (ids: string[], as = client) => (await as.ask<{ nodes: Found[] }>(document, { ids })).nodes;

test('objects of every type come in the order of their ids, one that is asked for twice twice', async () => {
  const kinds = Object.keys(own) as NodeType[];
  const asked = [...kinds, ...kinds.toReversed()];
  expect(await find(asked.map((kind) => own[kind]))).toEqual(
    asked.map((kind) => ({ __typename: kind, id: own[kind] })),
  );
});

test('an unknown id and one of another practice leave their places empty, and the others as they are', async () => {
  const site = { __typename: 'Site', id: own.Site };
  const ids = [own.Site, toTypeId('Site', randomUUID()), foreign.Site, foreign.Patient, own.Site];
  expect(await find(ids)).toEqual([site, null, null, null, site]);
});

test('a row that the roles do not allow is null, as it is by node', async () => {
  const assistant = await office.as('MEDICAL_ASSISTANT');
  const kinds = Object.keys(own) as NodeType[];
  const found = await find(
    kinds.map((kind) => own[kind]),
    assistant,
  );
  const one = 'query($id: ID!) { node(id: $id) { __typename id } }';
  for (const [index, kind] of kinds.entries())
    expect(found[index]).toEqual((await assistant.ask<{ node: Found }>(one, { id: own[kind] })).node);
  expect(found[kinds.indexOf('AuditEntry')]).toBeNull();
  expect(found[kinds.indexOf('Patient')]).not.toBeNull();
});

test('a text that is no id is refused with its place', async () => {
  const { errors } = await client.send(document, { ids: [own.Site, 'site_1'] });
  expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  expect(errors?.[0]?.message).toContain('ids.1 is no id');
});

test('1 to 100 ids are accepted', async () => {
  const messageFor = async (ids: string[]) => (await client.send(document, { ids })).errors?.[0]?.message;
  const same = (count: number) => Array.from({ length: count }, () => own.Site);
  expect(await messageFor(same(100))).toBeUndefined();
  expect(await messageFor(same(101))).toContain('ids has 101 items; 1 to 100 are accepted.');
  expect(await messageFor([])).toContain('ids has 0 items; 1 to 100 are accepted.');
});

test('100 objects take as many statements as 2 of the same types, with what they lead to', async () => {
  const practiceId = parseTypeId(office.practiceId)?.uuid;
  const sites = await runAsOwner<{ id: string }>(
    server,
    `insert into site (practice_id, id, name, time_zone)
     select $1, gen_random_uuid(), 'Branch ' || n, 'America/New_York' from generate_series(1, 50) n returning id`,
    [practiceId],
  );
  const rooms = await runAsOwner<{ id: string }>(
    server,
    `insert into room (practice_id, id, site_id, name, kind, readiness)
     select practice_id, gen_random_uuid(), id, 'Room', 'EXAM', 'READY' from site where practice_id = $1 and name like 'Branch %' returning id`,
    [practiceId],
  );
  const ids = sites.flatMap(({ id }, index) => [toTypeId('Site', id), toTypeId('Room', rooms[index]?.id ?? '')]);
  const withSite =
    'query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Site { name } ... on Room { name site { name } } } }';
  const readsFor = async (some: string[]) => {
    const sent = await recordReads(async () => {
      const { nodes } = await client.ask<{ nodes: Found[] }>(withSite, { ids: some });
      expect(nodes.map((node) => node?.id)).toEqual(some);
    });
    return sent.length;
  };
  const forTwo = await readsFor(ids.slice(0, 2));
  expect(forTwo).toBeGreaterThan(1);
  expect(await readsFor(ids)).toBe(forTwo);
});

test('one audit entry names each patient’s object that was found, and none that was not', async () => {
  const [someone, other] = [await office.patient(), await office.patient()];
  await find([someone, foreign.Patient, other, someone, own.Site]);
  const [entry] = await runAsOwner<{ operation: string; entities: string[] }>(
    server,
    `select operation, entities from audit_entry where action = 'READ' and practice_id = $1 order by id desc limit 1`,
    [parseTypeId(office.practiceId)?.uuid],
  );
  expect(entry).toEqual({ operation: 'nodes', entities: [`${someone}@1`, `${other}@1`] });
});

test('an operation costs by the number of ids, not by the most there may be', async () => {
  const rich = `query($ids: [ID!]!) { nodes(ids: $ids) { ... on Patient {
    appointments(first: 100) { nodes { id patient { id } site { id } } } } } }`;
  expect((await client.send(rich, { ids: [own.Patient] })).errors).toBeUndefined();
  const { errors } = await client.send(rich, { ids: Array.from({ length: 100 }, () => own.Patient) });
  expect(errors?.[0]?.message).toMatch(/^An operation may cost 25000, this one costs \d+/);
});
