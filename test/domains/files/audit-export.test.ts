import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { offer } from '../../files/kit/file-client.ts';
import { diskPlace, type TestPlace } from '../../files/kit/places.ts';
import type { Client } from '../../kit/client.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';

let place: TestPlace;
let server: TestServer;
let office: Office;
let officer: Client;

beforeAll(async () => {
  place = await diskPlace();
  server = await startTestServer({ filePlace: place.place });
  office = await openOffice(server);
  officer = await office.as('PRIVACY_OFFICER');
});

afterAll(async () => {
  await server.stop();
  await place.remove();
});

interface Exported {
  __typename: string;
  message?: string;
  path?: string[];
  most?: number;
  entries: number;
  file: { id: string; name: string; mediaType: string };
  download: { url: string };
}

type Row = Record<string, string>;

async function exportTrail(input: Record<string, unknown>): Promise<Exported> {
  const { exportAuditTrail } = await officer.ask<{ exportAuditTrail: Exported }>(
    `mutation($input: ExportAuditTrailInput!) { exportAuditTrail(input: $input) { __typename ... on UserError { message path }
      ... on TooManyAuditEntriesError { most } ... on ExportAuditTrailSuccess { entries file { id name mediaType } download { url } } } }`,
    { input },
  );
  return exportAuditTrail;
}

async function rowsOf({ download }: Exported): Promise<Row[]> {
  const response = await fetch(server.url + download.url);
  return parse(Buffer.from(await response.arrayBuffer()), { columns: true, bom: true });
}

test('the privacy officer gets the entries of a filter as a file, the earliest one first, to be fetched once', async () => {
  const nurse = await office.as('REGISTERED_NURSE');
  const patientId = await office.patient();
  await nurse.ask('query($id: ID!) { patient(id: $id) { familyName } }', { id: patientId });
  const exported = await exportTrail({ patientId, filter: { action: { in: ['READ', 'CREATE'] } } });
  expect(exported).toMatchObject({
    __typename: 'ExportAuditTrailSuccess',
    entries: 3,
    file: { mediaType: 'text/csv' },
  });
  const rows = await rowsOf(exported);
  expect(rows.map((row) => [row.Action, row.Operation, row.Categories])).toEqual([
    ['CREATE', 'registerPatient', 'DEMOGRAPHICS'],
    ['READ', 'registerPatient', 'DEMOGRAPHICS'],
    ['READ', 'patient', 'DEMOGRAPHICS'],
  ]);
  expect(rows[2]).toMatchObject({
    Principal: 'STAFF',
    'Staff member': expect.stringMatching(/^staff_/),
    'Staff member name': expect.stringMatching(/^Colleague/),
    Address: '127.0.0.1',
    Outcome: 'SUCCESS',
    Entities: `${patientId}@1`,
  });
  expect((await fetch(server.url + exported.download.url)).status).toBe(410);
  const [entry] = await runAsOwner<Record<string, unknown>>(
    server,
    `select operation, action, categories from audit_entry where $1 = any(entities) order by id limit 1`,
    [`${exported.file.id}@1`],
  );
  expect(entry).toEqual({ operation: 'exportAuditTrail', action: 'EXPORT', categories: ['PRIVACY'] });
});

test('the front desk cannot export the trail, nor fetch what the privacy officer exported', async () => {
  const desk = await office.as('FRONT_DESK');
  const exported = await exportTrail({});
  expect(await offer(desk, exported.file.id)).toMatchObject({ __typename: 'InvalidInputError' });
  const { errors } = await desk.send('mutation { exportAuditTrail(input: {}) { __typename } }');
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('a device that names itself with a formula does nothing in a spreadsheet', async () => {
  const patientId = await office.patient();
  await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${office.manager.token}`,
      'user-agent': '=HYPERLINK("http://example.org")',
    },
    body: JSON.stringify({ query: 'query($id: ID!) { patient(id: $id) { id } }', variables: { id: patientId } }),
  });
  const rows = await rowsOf(await exportTrail({ patientId }));
  expect(rows.at(-1)?.Device).toBe(`'=HYPERLINK("http://example.org")`);
});

test('more than 100,000 entries are refused, and a narrower time is not', async () => {
  const practice = `(select practice_id from site where name = 'Busy')`;
  await office.site({ name: 'Busy' });
  const insert = `insert into audit_entry (practice_id, id, at, actor_kind, action, categories, operation, outcome, entities)
    select ${practice}, ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, timestamptz '2020-01-01' + n * interval '1 second',
      'JOB', 'CREATE', '{DEMOGRAPHICS}', 'import synthea', 'SUCCESS', '{}' from generate_series(1, 100001) n`;
  await runAsOwner(server, insert);
  expect(await exportTrail({})).toMatchObject({
    __typename: 'TooManyAuditEntriesError',
    message: expect.stringContaining('narrow the time'),
    path: ['input', 'filter'],
    most: 100_000,
  });
  const at = { from: '2020-01-01T00:00:01Z', until: '2020-01-01T00:50:01Z' };
  const exported = await exportTrail({ filter: { at } });
  expect(exported.entries).toBe(3_000);
  const rows = await rowsOf(exported);
  expect(rows).toHaveLength(3_000);
  const times = rows.map((row) => row['At (UTC)']);
  expect(times).toEqual([...times].sort());
});

test('a member of staff whom the practice does not have is refused, wherever the filter names them', async () => {
  const stranger = await (await openOffice(server)).provider();
  const exported = await exportTrail({ filter: { or: [{ not: { staffMemberId: stranger } }] } });
  expect(exported).toMatchObject({
    __typename: 'InvalidInputError',
    path: ['input', 'filter', 'or', '0', 'not', 'staffMemberId'],
  });
});
