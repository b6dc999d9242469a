import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, daysAfter, nextTuesday } from './calendar.ts';
import { type Desk, openDesk } from './desk.ts';

const day = nextTuesday();

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openDesk(server);
});

afterAll(() => server.stop());

interface Appointments {
  edges: { node: { startsAt: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

test('a patient’s appointments come latest first, in pages, for several patients at once', async () => {
  const familyName = 'Quackenbush';
  const patients = [
    await desk.office.patient({ familyName, givenName: 'Ada', birthDate: '1950-01-01' }),
    await desk.office.patient({ familyName, givenName: 'Zoe', birthDate: '1990-12-31' }),
  ];
  for (const [index, patientId] of patients.entries())
    for (const days of [0, 1, 2]) await desk.booked({ startsAt: at(daysAfter(day, days), `1${index}:00`), patientId });
  const page = (after: string | null) =>
    desk.client.ask<{
      searchPatients: { edges: { node: { appointments: Appointments } }[] };
    }>(
      `query($after: String) { searchPatients(text: "${familyName}") { edges { node {
        appointments(first: 2, after: $after) { edges { node { startsAt } } pageInfo { hasNextPage endCursor } } } } } }`,
      { after },
    );
  const lists = (await page(null)).searchPatients.edges.map(({ node }) => node.appointments);
  expect(lists.map(({ edges }) => edges.map(({ node }) => node.startsAt))).toEqual(
    ['10:00', '11:00'].map((clock) => [at(daysAfter(day, 2), clock), at(daysAfter(day, 1), clock)]),
  );
  const rest = (await page(lists[0]?.pageInfo.endCursor ?? null)).searchPatients.edges[0]?.node.appointments;
  expect(rest).toMatchObject({ edges: [{ node: { startsAt: at(day, '10:00') } }], pageInfo: { hasNextPage: false } });
});
