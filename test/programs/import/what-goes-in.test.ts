import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../../kit/office.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { query } from '../../start/kit/query.ts';
import { fixture, run } from './kit/run.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startOwnServer();
  office = await openOffice(server);
  await run(server.database, ['synthea', fixture, '--time-zone', 'Europe/Lisbon']);
});

afterAll(() => server.stop());

type Parts = [line1: string, city: string, state: string | null, postalCode: string];

function address([line1, city, state, postalCode]: Parts) {
  const region = [state, postalCode].filter(Boolean).join(' ');
  return { line: `${line1}, ${city}, ${region}`, line1, city, state, postalCode };
}

test('organizations are sites with names of their own and their place’s time zone, not yet open', async () => {
  const { practice } = await office.manager.ask<{ practice: { sites: { edges: { node: unknown }[] } } }>(
    '{ practice { sites { edges { node { name timeZone address { line line1 city state postalCode } phone hours { weekday opensAt closesAt } } } } } }',
  );
  const site = (name: string, timeZone: string, parts: Parts, phone: string | null = null) => {
    return { name, timeZone, address: address(parts), phone, hours: [] };
  };
  expect(practice.sites.edges.map(({ node }) => node)).toEqual([
    site('HARBOR PRACTICE', 'Europe/Lisbon', ['4 Quay', 'Porto, XX', null, '4000']),
    site('MAPLE CLINIC', 'America/New_York', ['1 Main Street', 'Springfield', 'MA', '01101'], '+14135550101'),
    site('MAPLE CLINIC, Aurora', 'America/Chicago', ['2 Lake Road', 'Aurora', 'IL', '60502']),
    site('MAPLE CLINIC, Aurora 2', 'America/Chicago', ['3 Lake Road, second floor', 'Aurora', 'IL', '60502']),
  ]);
});

test('providers are staff whose membership is not active', async () => {
  const { staff } = await office.manager.ask<{ staff: { edges: { node: unknown }[] } }>(
    '{ staff(includeInactive: true, filter: { isProvider: true }) { edges { node { name roles isActive site { name } } } } }',
  );
  expect(staff.edges.map(({ node }) => node)).toEqual([
    { name: 'Berta Ahlberg', roles: ['PHYSICIAN'], isActive: false, site: { name: 'MAPLE CLINIC' } },
    { name: 'Zoé Doe', roles: ['PHYSICIAN'], isActive: false, site: { name: 'MAPLE CLINIC, Aurora' } },
  ]);
});

test('payers are payers', async () => {
  const { payers } = await office.manager.ask<{ payers: { edges: { node: unknown }[] } }>(
    '{ payers { edges { node { name address { line line1 city state postalCode } phone } } } }',
  );
  expect(payers.edges.map(({ node }) => node)).toEqual([
    { name: 'Harbor Mutual', address: address(['9 Quay', 'Hartford', 'CT', '06156']), phone: '+18005550109' },
    { name: 'NO_INSURANCE', address: null, phone: null },
  ]);
});

test.each([
  ['maya', 'Maya', 'Lindqvist', '1980-04-01', 'FEMALE', '7 Elm Street Apt "B", Springfield, MA 01101', null],
  ['gomez', 'Juan Pedro', 'Gómez', '1930-11-30', 'MALE', '8 Elm Street, Springfield, MA 01101', '2019-05-06'],
  ['9/9/2001', 'Ida', 'Sundberg', '2001-09-09', 'UNKNOWN', '10 Elm Street, Springfield, MA 01101', null],
])(
  'front desk finds a patient by typing %s',
  async (text, givenName, familyName, birthDate, gender, line, deceasedOn) => {
    const { searchPatients } = await office.manager.ask<{ searchPatients: { edges: { node: unknown }[] } }>(
      `query($text: String!) { searchPatients(text: $text) { edges { node {
      givenName familyName birthDate gender address { line } deceasedOn phone mrn } } } }`,
      { text },
    );
    expect(searchPatients.edges.map(({ node }) => node)).toEqual([
      {
        givenName,
        familyName,
        birthDate,
        gender,
        address: { line },
        deceasedOn,
        phone: null,
        mrn: expect.stringMatching(/^\d{6}$/),
      },
    ]);
  },
);

test('encounters are appointments that were kept, with a visit that is over', async () => {
  const { searchPatients } = await office.manager.ask<{ searchPatients: { edges: { node: { visits: unknown } }[] } }>(
    `{ searchPatients(text: "maya", first: 2) { edges { node { visits(first: 10) { edges { node {
      ticket stage arrivedAt endedAt isWalkIn waitSoFar site { name } provider { name } payer { name } visitType { name duration isActive }
      stageTimes { stage duration } appointment { status startsAt endsAt confirmation } steps { from to at by { name } } } } } } } } }`,
  );
  expect(searchPatients.edges[0]?.node.visits).toMatchObject({
    edges: [
      {
        node: {
          ticket: 'A01',
          payer: null,
          visitType: { name: 'Encounter Inpatient', duration: 'PT8H', isActive: false },
          site: { name: 'MAPLE CLINIC, Aurora' },
          stageTimes: expect.arrayContaining([{ stage: 'WITH_PROVIDER', duration: 'PT48H' }]),
        },
      },
      {
        node: {
          ticket: 'A01',
          stage: 'DONE',
          arrivedAt: '2023-01-27T16:17:47.000Z',
          endedAt: '2023-01-27T16:32:47.000Z',
          isWalkIn: false,
          waitSoFar: 'PT0S',
          site: { name: 'MAPLE CLINIC' },
          provider: { name: 'Berta Ahlberg' },
          payer: { name: 'Harbor Mutual' },
          visitType: { name: 'Encounter, for symptom', duration: 'PT40M', isActive: false },
          appointment: {
            status: 'FULFILLED',
            startsAt: '2023-01-27T16:17:47.000Z',
            endsAt: '2023-01-27T16:32:47.000Z',
            confirmation: 'NOT_ASKED',
          },
          steps: [
            { from: null, to: 'WAITING', at: '2023-01-27T16:17:47.000Z', by: null },
            { from: 'WAITING', to: 'IN_ROOM', at: '2023-01-27T16:17:47.000Z', by: null },
            { from: 'IN_ROOM', to: 'WITH_PROVIDER', at: '2023-01-27T16:17:47.000Z', by: null },
            { from: 'WITH_PROVIDER', to: 'DONE', at: '2023-01-27T16:32:47.000Z', by: null },
          ],
        },
      },
    ],
  });
});

test('visits of one site’s day have different tickets, by the site’s own clock', async () => {
  // The second began at 03:00 UTC of the next day, which is still the evening of the 27th in Massachusetts.
  const visits = await query(
    server.database.ownerUrl,
    `select day::text, ticket from visit join site on site.id = visit.site_id where site.name = 'MAPLE CLINIC' order by 1, 2`,
  );
  expect(visits).toEqual([
    ['2023-01-27', 'A01'],
    ['2023-01-27', 'A02'],
    ['2024-05-01', 'A01'],
  ]);
});

test('a visit type lasts at least five minutes', async () => {
  const found = await query(
    server.database.ownerUrl,
    `select duration_minutes from visit_type where name = 'Vaccination'`,
  );
  expect(found).toEqual([[5]]);
});

test('past appointments book nothing, and publish no event', async () => {
  expect(await query(server.database.ownerUrl, 'select count(*)::int from booking')).toEqual([[0]]);
  expect(await query(server.database.ownerUrl, 'select count(*)::int from event_log')).toEqual([[0]]);
});

test('the privacy officer sees in a patient’s audit trail what the import made', async () => {
  const officer = await office.as('PRIVACY_OFFICER', 'FRONT_DESK');
  const { searchPatients } = await officer.ask<{ searchPatients: { edges: { node: { id: string } }[] } }>(
    '{ searchPatients(text: "gomez") { edges { node { id } } } }',
  );
  const { auditTrail } = await officer.ask<{ auditTrail: { edges: { node: { operation: string } }[] } }>(
    `query($id: ID!) { auditTrail(patientId: $id, first: 100) { edges { node {
      operation action categories staffMember { name } } } } }`,
    { id: searchPatients.edges[0]?.node.id },
  );
  const imported = { operation: 'import synthea', action: 'CREATE', staffMember: null };
  expect(auditTrail.edges.map(({ node }) => node).filter(({ operation }) => operation.startsWith('import'))).toEqual([
    { ...imported, categories: ['SCHEDULING', 'VISITS'] },
    { ...imported, categories: ['DEMOGRAPHICS'] },
  ]);
});
