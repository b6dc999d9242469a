import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type Floor, openFloor } from './floor.ts';

interface Page {
  patient: {
    visits: { edges: { node: { ticket: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } | null;
  };
}

let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
  floor = await openFloor(server);
});

afterAll(() => server.stop());

const document = `query($id: ID!, $first: Int!, $after: String) { patient(id: $id) {
  visits(first: $first, after: $after) { edges { node { ticket } } pageInfo { hasNextPage endCursor } } } }`;

async function patientWithVisits(count: number): Promise<{ patientId: string; tickets: string[] }> {
  const patientId = await floor.office.patient();
  const tickets: string[] = [];
  for (let visit = 0; visit < count; visit += 1) {
    const { id, ticket } = await floor.arrival({ patientId });
    tickets.unshift(ticket);
    await floor.done('advanceVisit', id, { to: 'DONE' });
  }
  return { patientId, tickets };
}

test('a patient’s visits are listed from the latest, a page at a time', async () => {
  const { patientId: id, tickets } = await patientWithVisits(3);
  const { patient: first } = await floor.client.ask<Page>(document, { id, first: 2 });
  const after = first.visits?.pageInfo.endCursor;
  const { patient: second } = await floor.client.ask<Page>(document, { id, first: 2, after });
  const pages = [first.visits, second.visits];
  expect(pages.flatMap((page) => page?.edges.map(({ node }) => node.ticket))).toEqual(tickets);
  expect(pages.map((page) => page?.pageInfo.hasNextPage)).toEqual([true, false]);
});

test('patients found together each have their own visits', async () => {
  const [one, other] = [await patientWithVisits(2), await patientWithVisits(1)];
  const answer = await floor.client.ask<Record<string, Page['patient']>>(
    `query($one: ID!, $other: ID!) {
      one: patient(id: $one) { visits { edges { node { ticket } } } }
      other: patient(id: $other) { visits { edges { node { ticket } } } } }`,
    { one: one.patientId, other: other.patientId },
  );
  const ticketsOf = (name: string) => answer[name]?.visits?.edges.map(({ node }) => node.ticket);
  expect([ticketsOf('one'), ticketsOf('other')]).toEqual([one.tickets, other.tickets]);
});

test('a person who may not see the waiting room sees a patient without visits', async () => {
  const { patientId: id } = await patientWithVisits(1);
  const biller = await floor.office.as('BILLER');
  const answer = await biller.send<Page>(document, { id, first: 2 });
  expect(answer.data.patient.visits).toBeNull();
  expect(answer.extensions).toEqual({ masked: ['patient.visits'] });
});
