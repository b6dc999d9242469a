import { afterAll, beforeAll, expect, test } from 'vitest';
import { toTypeId } from '../../../src/contract/type-id.ts';
import { createClient } from '../../kit/client.ts';
import { type Office, openOffice, password } from '../../kit/office.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { query } from '../../start/kit/query.ts';
import { run, wholeExport } from './kit/run.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startOwnServer();
});
afterAll(() => server.stop());

interface Imported {
  site: string;
  patient: string;
  provider: { id: string; version: number };
  visitType: { id: string; version: number };
}

async function imported(office: Office): Promise<Imported> {
  const found = await office.manager.ask<{
    practice: { sites: { nodes: { id: string }[] } };
    staff: { nodes: { id: string; version: number }[] };
    visitTypes: { nodes: { id: string; version: number }[] };
    searchPatients: { nodes: { id: string }[] };
  }>(`{ practice { sites { nodes { id } } }
    staff(includeInactive: true, filter: { isProvider: true }) { nodes { id version } }
    visitTypes(includeInactive: true) { nodes { id version } }
    searchPatients(text: "1980") { nodes { id } } }`);
  const [provider] = found.staff.nodes;
  const [visitType] = found.visitTypes.nodes;
  const [[patient] = []] = await query(
    server.database.ownerUrl,
    'select id from patient where deceased_on is null limit 1',
  );
  if (!provider || !visitType) throw new Error('Nothing was imported.');
  const site = found.practice.sites.nodes[0]?.id ?? '';
  return { site, provider, visitType, patient: toTypeId('Patient', String(patient)) };
}

test('nothing imported can be booked until the office opens it, and each refusal says how', async () => {
  const office = await openOffice(server);
  expect((await run(server.database, ['synthea', wholeExport, '--practice', office.practiceId])).exitCode).toBe(0);
  const { site, provider, visitType, patient } = await imported(office);
  const tomorrow = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000 + 86_400_000).toISOString();
  const book = async () => {
    const input = { patientId: patient, visitTypeId: visitType.id, siteId: site, providerId: provider.id };
    const { bookAppointment } = await office.manager.ask<{ bookAppointment: { __typename: string; message?: string } }>(
      `mutation($input: BookAppointmentInput!) { bookAppointment(input: $input) { __typename ... on UserError { message } } }`,
      { input: { ...input, startsAt: tomorrow, outsideHours: true } },
    );
    return bookAppointment;
  };
  const walkIn = async () => {
    const { checkInWalkIn } = await office.manager.ask<{ checkInWalkIn: { message?: string } }>(
      `mutation($input: CheckInWalkInInput!) { checkInWalkIn(input: $input) { __typename ... on UserError { message } } }`,
      { input: { patientId: patient, visitTypeId: visitType.id, siteId: site, providerId: provider.id } },
    );
    return checkInWalkIn.message;
  };
  const slots = async () => {
    const { data, errors } = await office.manager.send<{ freeSlots: unknown[] }>(
      `query($site: ID!, $type: ID!, $provider: ID!, $from: DateTime!) {
        freeSlots(siteId: $site, visitTypeId: $type, providerId: $provider, from: $from) { startsAt } }`,
      { site, type: visitType.id, provider: provider.id, from: tomorrow },
    );
    return errors?.[0]?.message ?? data?.freeSlots.length;
  };

  expect((await book()).message).toContain('updateStaffMember with isActive: true');
  expect(await slots()).toContain('updateVisitType with isActive: true');
  expect(await walkIn()).toContain('updateVisitType with isActive: true');

  await office.manager.ask(
    `mutation($id: ID!, $version: Int!) { updateVisitType(id: $id, input: { expectedVersion: $version, isActive: true }) { __typename } }`,
    visitType,
  );
  expect(await slots()).toContain('updateStaffMember with isActive: true');
  expect(await walkIn()).toContain('updateStaffMember with isProvider and isActive: true');

  await office.manager.ask(
    `mutation($id: ID!, $version: Int!) { updateStaffMember(id: $id, input: { expectedVersion: $version, isActive: true }) { __typename } }`,
    provider,
  );
  // The site has no hours yet.
  expect(await slots()).toBe(0);
  expect(await book()).toEqual({ __typename: 'BookAppointmentSuccess' });
});

test('with --bookable all can be booked at once', async () => {
  const office = await openOffice(server);
  const practice = ['--practice', office.practiceId];
  expect((await run(server.database, ['synthea', wholeExport, ...practice, '--bookable'])).exitCode).toBe(0);
  const {
    practice: own,
    staff,
    visitTypes,
  } = await office.manager.ask<{
    practice: { sites: { nodes: { hours: unknown[] }[] } };
    staff: { nodes: unknown[] };
    visitTypes: { nodes: unknown[] };
  }>(
    '{ practice { sites { nodes { hours { opensAt } } } } staff(filter: { isProvider: true }) { nodes { id } } visitTypes { nodes { id } } }',
  );
  expect(own.sites.nodes.map(({ hours }) => hours.length)).toEqual([5, 5]);
  expect(staff.nodes).toHaveLength(2);
  expect(visitTypes.nodes.length).toBeGreaterThan(0);
});

test('an import into a practice of its own makes it, and its manager signs in there', async () => {
  const email = 'archive@example.org';
  const argv = ['synthea', wholeExport, '--new-practice', 'Archive', '--manager-email', email, '--password-stdin'];
  const ran = await run(server.database, argv, { input: password });
  expect([ran.exitCode, ran.told]).toEqual([0, []]);
  expect(ran.out).toContain(`Archive is made; its manager is Office manager, ${email}.`);
  const { signIn } = await createClient(server.url).ask<{ signIn: { token: string } }>(
    'mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { token } } }',
    { input: { email, password } },
  );
  const { practice } = await createClient(server.url, signIn.token).ask<{ practice: unknown }>(
    '{ practice { name sites { totalCount } } }',
  );
  expect(practice).toEqual({ name: 'Archive', sites: { totalCount: 2 } });
  const again = await run(server.database, argv, { input: password });
  expect([again.exitCode, again.told[0]]).toEqual([1, expect.stringContaining('has an account already')]);
  expect(again.told[0]).toContain('write --practice <id> in place of --new-practice');
});

test.each([
  [['--new-practice', 'X'], '--manager-email is missing for the new practice'],
  [['--manager-email', 'm@example.org'], "--new-practice is missing, to which the manager's options belong"],
  [
    ['--new-practice', 'X', '--practice', 'practice_01k9vd3m5sf7wtrc3f8s4y6h2e', '--manager-email', 'm@example.org'],
    '--practice and --new-practice exclude each other',
  ],
])('the options %j are refused with what is wrong', async (options, wrong) => {
  const ran = await run(server.database, ['synthea', wholeExport, ...options]);
  expect([ran.exitCode, ran.told]).toEqual([
    1,
    [`Cannot import: ${wrong}; write npm run import -- synthea <folder>, or --help.`],
  ]);
});
