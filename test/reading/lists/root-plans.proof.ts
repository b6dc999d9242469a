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
import { recordReads } from './kit/record-reads.ts';
import { rowId } from './kit/rows-of-lists.ts';

/** Ten practices: a million patients, half a million appointments and visits. */
const practices = 10;
const sizes = {
  patients: 100_000,
  searched: 10,
  appointments: 50_000,
  visits: 5,
  histories: 10,
  sites: 4,
  rooms: 5_000,
  names: 600,
};

let server: TestServer;
let client: Client;
let app: pg.Client;

beforeAll(async () => {
  server = await startTestServer();
  const office = await openOffice(server);
  client = await office.as('OFFICE_MANAGER');
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

const large = lists(1, 'family').filter(({ name }) => name === 'the rooms' || name.startsWith('the patients'));

test.each(large.flatMap((list) => list.orders.map((order) => ({ name: list.name, order, list }))))(
  'of a million patients and 50,000 rooms, $name are read by an index: $order',
  async ({ order, list }) => {
    for (const read of await readsOf(client, list, order))
      for (const mode of planModes) {
        const plan = await planOf(app, read, mode);
        expect(faultsOf(plan, list, read), `${mode} ${read.text}\n${JSON.stringify(plan, null, 1)}`).toEqual([]);
      }
  },
);

const site = toTypeId('Site', rowId(1, 'site', 0));
const provider = toTypeId('StaffMember', rowId(1, 'staff', 3));
const patient = toTypeId('Patient', rowId(1, 'patient', 3));

test.each([
  ['visits of a site', 'visits', `{ siteId: "${site}" }`, 'visit', 40],
  ['visits of a provider', 'visits', `{ providerId: "${provider}" }`, 'visit', 40],
  ['visits of a patient', 'visits', `{ patientId: "${patient}" }`, 'visit', 40],
  ['visits at a stage before the last', 'visits', '{ stage: { in: [WAITING, IN_ROOM] } }', 'visit', 40],
  [
    'visits at a site in a span of time',
    'visits',
    `{ siteId: "${site}", arrivedAt: { from: "2026-03-02T00:00:00Z", until: "2026-03-09T00:00:00Z" } }`,
    'visit',
    40,
  ],
  ['appointments of a site', 'appointments', `{ siteId: "${site}" }`, 'appointment', 40],
  ['appointments of a provider', 'appointments', `{ providerId: "${provider}" }`, 'appointment', 40],
  ['appointments of a patient', 'appointments', `{ patientId: "${patient}" }`, 'appointment', 40],
  [
    'appointments in a range, at one status',
    'appointments',
    '{ startsAt: { from: "2026-03-02T00:00:00Z", until: "2026-03-09T00:00:00Z" }, status: { in: [FULFILLED] } }',
    'appointment',
    40,
  ],
  ['patients by the beginning of a name', 'patients', '{ familyName: { startsWith: "family99" } }', 'patient', 40],
  ['a patient by number', 'patients', '{ mrn: "M77" }', 'patient', 40],
  [
    'patients born within a month',
    'patients',
    '{ birthDate: { from: "1960-02-01", until: "1960-03-01" } }',
    'patient',
    400,
  ],
])(
  'of a page of %s few more rows are looked at than are on it, from either end',
  async (_what, field, filter, table, most) => {
    for (const page of ['first: 20', 'last: 20']) {
      const [read, ...others] = await recordReads(() =>
        client.ask(`{ ${field}(${page}, filter: ${filter}) { nodes { id } } }`),
      );
      expect(others).toEqual([]);
      if (!read) throw new Error('A page is read.');
      const plan = await planOf(app, read, 'force_custom_plan', true);
      const looked = stepsOf(plan)
        .filter((step) => step['Relation Name'] === table)
        .map(
          (step) => ((step['Actual Rows'] ?? 0) + (step['Rows Removed by Filter'] ?? 0)) * (step['Actual Loops'] ?? 0),
        );
      expect(
        looked.reduce((sum, rows) => sum + rows, 0),
        JSON.stringify(plan, null, 1),
      ).toBeLessThanOrEqual(most);
    }
  },
);
