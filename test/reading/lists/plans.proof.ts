import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId, toTypeId } from '../../../src/contract/type-id.ts';
import { beginAsApp } from '../../database/kit/begin-as-app.ts';
import type { Client } from '../../kit/client.ts';
import { openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { fillLists } from './kit/fill-lists.ts';
import { lists } from './kit/lists.ts';
import { faultsOf, readsOf } from './kit/plan-faults.ts';
import { planModes, planOf, stepsOf } from './kit/plan-of.ts';
import { recordReads, type SentRead } from './kit/record-reads.ts';
import { rowId } from './kit/rows-of-lists.ts';

/** Twenty practices: a million appointments and 600,000 visits. */
const practices = 20;
const sizes = { patients: 2_500, appointments: 50_000, visits: 3, histories: 4_000, sites: 40, names: 600 };

let server: TestServer;
let client: Client;
let app: pg.Client;

beforeAll(async () => {
  server = await startTestServer();
  const office = await openOffice(server);
  client = await office.as('OFFICE_MANAGER', 'PRIVACY_OFFICER', 'BILLER');
  const practiceId = parseTypeId(office.practiceId)?.uuid ?? '';
  const others = Array.from({ length: practices - 1 }, (_, index) => rowId(index + 2, 'practice', 0));
  await fillLists(
    server.database,
    [practiceId, ...others].map((id, index) => ({ practiceId: id, number: index + 1, sizes })),
  );
  app = await beginAsApp(server.database.appUrl, { practice: practiceId });
}, 600_000);

afterAll(async () => {
  await app.end();
  await server.stop();
});

// A practice of ten rooms has no plan to speak of: theirs are tested with many.
const every = lists(1, 'family12').filter(({ name }) => name !== 'the rooms');

/** All rows of a practice are planned for the values at hand (reads-of-list.ts): with any limit, PostgreSQL would expect a tenth of them. */
const modesOf = (name: string) => (/^the (visits|appointments)$/.test(name) ? planModes.slice(0, 1) : planModes);

test.each(every.flatMap((list) => list.orders.map((order) => ({ name: list.name, order, list }))))(
  '$name is read by an index, whichever page from either end, filtered or not, and so is its number: $order',
  async ({ order, list }) => {
    const reads = await readsOf(client, list, order);
    expect(reads.length).toBeGreaterThanOrEqual(list.filter ? 20 : 10);
    for (const read of reads)
      for (const mode of modesOf(list.name)) {
        const plan = await planOf(app, read, mode);
        expect(faultsOf(plan, list, read), `${mode} ${read.text}\n${JSON.stringify(plan, null, 1)}`).toEqual([]);
      }
  },
);

const patient = toTypeId('Patient', rowId(1, 'patient', 3));
const appointment = toTypeId('Appointment', rowId(1, 'appointment', 3));
const [day] = lists(1, 'family12');

/** The rows of a table that a read looks at, and how often it does. */
async function looksOf(read: SentRead, table: string): Promise<{ rows: number; times: number }[]> {
  const steps = stepsOf(await planOf(app, read, 'force_generic_plan', true));
  return steps
    .filter((step) => step['Relation Name'] === table)
    .map((step) => {
      const times = step['Actual Loops'] ?? 0;
      return { times, rows: ((step['Actual Rows'] ?? 0) + (step['Rows Removed by Filter'] ?? 0)) * times };
    });
}

test('of what many rows of a page share a practice has few: its ten rooms are read once for the page', async () => {
  let rows = 0;
  // The site's zone says where its day begins; then comes the page.
  const [ofSite, read, ...others] = await recordReads(async () => {
    const query = day?.ask('first: 100', 'edges { node { patient { mrn } room { name } } }') ?? '';
    rows = (await client.ask<{ dayList: { edges: unknown[] } }>(query)).dayList.edges.length;
  });
  expect(rows).toBeGreaterThan(20);
  expect(ofSite?.text).toMatch(/from "?site"?/);
  expect(others).toEqual([]);
  expect(await looksOf(read as SentRead, 'room')).toMatchObject([{ times: 1 }]);
});

test.each([
  ['a page of 100', day?.ask('first: 100', 'edges { node { patient { mrn } visit { ticket } } }'), 101],
  ['an appointment', `{ appointment(id: "${appointment}") { patient { mrn } visit { ticket } } }`, 1],
  [
    'a person’s list',
    `{ patient(id: "${patient}") { appointments(first: 10) { edges { node { visit { ticket } } } } } }`,
    11,
  ],
])(
  'of patients and visits, of which a practice has many, %s reads those that it leads to',
  async (_what, query, most) => {
    const reads = await recordReads(() => client.ask(query ?? ''));
    const looks: { rows: number }[] = [];
    for (const read of reads) for (const table of ['patient', 'visit']) looks.push(...(await looksOf(read, table)));
    expect(looks.length).toBeGreaterThanOrEqual(2);
    for (const { rows } of looks) expect(rows).toBeLessThanOrEqual(most);
  },
);
