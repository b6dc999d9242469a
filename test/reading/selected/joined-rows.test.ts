import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { at, nextTuesday } from '../../domains/scheduling/calendar.ts';
import { type Desk, openDesk } from '../../domains/scheduling/desk.ts';
import type { Client } from '../../kit/client.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { recordStatements, type StatementRecord } from '../kit/record-statements.ts';

const date = nextTuesday();

let server: TestServer;
let desk: Desk;
let record: StatementRecord;
let patientId: string;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openDesk(server);
  patientId = await desk.office.patient();
  await desk.booked({ startsAt: at(date, '09:00'), patientId });
  for (const clock of ['10:00', '11:00']) await desk.booked({ startsAt: at(date, clock) });
  await desk.client.ask('{ practice { name } }');
});

afterAll(() => server.stop());

beforeEach(() => {
  record = recordStatements();
});

afterEach(() => record.stop());

/**
 * The statements that read rows: not those that let the transaction in, plan and write the audit, nor the one that reads
 * the time zone that a day is in.
 */
async function readsOf(query: string, client: Client = desk.client): Promise<{ data: unknown; reads: string[] }> {
  record.take();
  const data = await client.ask(query, { siteId: desk.siteId, date, patientId });
  const sent = record.take().filter((text) => !/set_config|enter_session|^insert into audit_entry/.test(text));
  const ofZone = sent.findIndex((text) => text.startsWith('select * from "site" where'));
  return { data, reads: sent.filter((_text, index) => index !== ofZone) };
}

const list = (node: string) =>
  `query($siteId: ID!, $date: Date!) { dayList(siteId: $siteId, date: $date) { edges { node { ${node} } } } }`;
const three =
  'id startsAt patient { id givenName } visitType { name duration } provider { name site { name } } room { name site { name timeZone } }';

test('a list with two levels of rows that belong to its rows is one statement', async () => {
  const { data, reads } = await readsOf(list(three));
  expect(reads).toHaveLength(1);
  expect(data).toMatchObject({
    dayList: {
      edges: Array.from({ length: 3 }, () => ({
        node: { patient: { givenName: expect.any(String) }, provider: { name: expect.any(String) }, room: null },
      })),
    },
  });
});

test('joined rows are the rows that are found by their ids', async () => {
  const { data } = await readsOf(list(three));
  const { dayList } = data as { dayList: { edges: { node: Record<string, unknown> & { id: string } }[] } };
  for (const { node } of dayList.edges) {
    const query = `query($id: ID!) { appointment(id: $id) { ${three} } }`;
    expect(await desk.client.ask(query, { id: node.id })).toEqual({ appointment: node });
  }
});

test('only the selected columns of a row are read, however often and by any fragment', async () => {
  const { data, reads } = await readsOf(
    `query($siteId: ID!, $date: Date!, $no: Boolean! = false, $yes: Boolean! = true) {
      dayList(siteId: $siteId, date: $date) { edges { node {
        one: patient { givenName } ...other ... on Appointment { patient { mrn @skip(if: $yes) } }
        provider @include(if: $no) { name }
      } } } }
    fragment other on Appointment { two: patient { familyName } }`,
  );
  expect(data).toMatchObject({
    dayList: {
      edges: [{ node: { one: { givenName: expect.any(String) }, two: { familyName: expect.any(String) } } }, {}, {}],
    },
  });
  expect(reads).toHaveLength(1);
  expect(reads[0]).toMatch(/given_name.*family_name/);
  expect(reads[0]).not.toMatch(/birth_date|mrn|staff_member/);
});

test('the same document with other values of @include reads what it includes then', async () => {
  const query = `query($siteId: ID!, $date: Date!, $withPatient: Boolean!) {
    dayList(siteId: $siteId, date: $date) { edges { node { id patient @include(if: $withPatient) { mrn } } } } }`;
  for (const withPatient of [true, false, true, false, true, true, false]) {
    const { dayList } = await desk.client.ask<{ dayList: { edges: { node: object }[] } }>(query, {
      siteId: desk.siteId,
      date,
      withPatient,
    });
    expect(dayList.edges.map(({ node }) => 'patient' in node)).toEqual([withPatient, withPatient, withPatient]);
  }
});

test('a field that the client may not see is masked, and not even read', async () => {
  const coder = await desk.office.as('CODER');
  await coder.ask('{ practice { name } }');
  record.take();
  const { data, errors, extensions } = await coder.send<{ dayList: unknown }>(
    list('id visit { ticket } patient { mrn }'),
    {
      siteId: desk.siteId,
      date,
    },
  );
  expect({ data, errors }).toMatchObject({ data: { dayList: { edges: [{ node: { visit: null } }, {}, {}] } } });
  expect(extensions?.masked).toHaveLength(3);
  expect(record.take().filter((text) => /join visit/.test(text))).toEqual([]);
});

test('a patient and their lists are read together', async () => {
  const query = `query($patientId: ID!) { patient(id: $patientId) { mrn
    appointments(first: 2) { edges { node { startsAt visitType { name } visit { ticket } } } }
    visits { edges { node { ticket room { name } } } } } }`;
  const { data, reads } = await readsOf(query);
  expect(reads).toHaveLength(3);
  expect(data).toMatchObject({
    patient: {
      appointments: {
        edges: [{ node: { startsAt: at(date, '09:00'), visit: null, visitType: { name: expect.any(String) } } }],
      },
      visits: { edges: [] },
    },
  });
});

test('a page of which no row is selected still says whether there is more', async () => {
  const { data, reads } = await readsOf(
    'query($siteId: ID!, $date: Date!) { dayList(siteId: $siteId, date: $date, first: 2) { pageInfo { hasNextPage } edges { cursor } } }',
  );
  expect(data).toMatchObject({
    dayList: { pageInfo: { hasNextPage: true }, edges: [{ cursor: expect.any(String) }, {}] },
  });
  expect(reads).toHaveLength(1);
});

test('more rows than one statement joins are loaded, and are the same', async () => {
  const own = 'site { name } room { name } provider { name site { name } } patient { mrn } visitType { name }';
  const { id } = await desk.booked({ startsAt: at(date, '12:00') });
  await desk.change('rescheduleAppointment', id, { startsAt: at(date, '13:00') });
  const { data, reads } = await readsOf(list(`${own} rescheduledFrom { id ${own} }`));
  expect(reads.length).toBeGreaterThan(1);
  const { edges } = (data as { dayList: { edges: { node: Record<string, unknown> }[] } }).dayList;
  const { rescheduledFrom, ...rest } = edges.at(-1)?.node ?? {};
  expect(rescheduledFrom).toEqual({ id, ...rest });
});
