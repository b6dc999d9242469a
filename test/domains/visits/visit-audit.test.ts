import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../kit/client.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { timeAt, zoneAtNoon } from './at-noon.ts';
import { type Floor, openFloor } from './floor.ts';

interface Entry {
  action: string;
  categories: string[];
  operation: string;
  entities: string[];
  staffMember: { name: string };
}

const zone = zoneAtNoon();
let server: TestServer;
let floor: Floor;
let officer: Client;

beforeAll(async () => {
  server = await startTestServer();
  floor = await openFloor(server, { timeZone: zone });
  officer = await floor.office.as('PRIVACY_OFFICER');
});

afterAll(() => server.stop());

/** The entries of writes about a patient, oldest first, without the reads of the answers to those writes. */
async function writesAbout(patientId: string): Promise<Entry[]> {
  const { auditTrail } = await officer.ask<{ auditTrail: { edges: { node: Entry }[] } }>(
    `query($patientId: ID!) { auditTrail(patientId: $patientId, first: 100) {
      edges { node { action categories operation entities staffMember { name } } } } }`,
    { patientId },
  );
  const entries = auditTrail.edges.map(({ node }) => node).reverse();
  return entries.filter(({ action, categories }) => action !== 'READ' && !categories.includes('DEMOGRAPHICS'));
}

test('every step of a visit is in the audit trail with who did it and the version it made', async () => {
  const patientId = await floor.office.patient();
  const { id } = await floor.arrival({ patientId });
  await floor.done('callPatient', id, { roomId: await floor.room() });
  await floor.done('undoVisitStep', id);
  await floor.done('leaveWithoutBeingSeen', id);
  const entries = await writesAbout(patientId);
  expect(
    entries.map(({ action, operation, categories, entities }) => [action, operation, categories, entities]),
  ).toEqual([
    ['CREATE', 'checkInWalkIn', ['VISITS'], [`${id}@1`]],
    ['UPDATE', 'callPatient', ['VISITS'], [`${id}@2`]],
    ['UPDATE', 'undoVisitStep', ['VISITS'], [`${id}@3`]],
    ['UPDATE', 'leaveWithoutBeingSeen', ['VISITS'], [`${id}@4`]],
  ]);
  expect(new Set(entries.map(({ staffMember }) => staffMember.name)).size).toBe(1);
});

test('each change of a visit to its appointment and its coding is in the audit trail too', async () => {
  const patientId = await floor.office.patient();
  const appointmentId = await floor.appointment({ patientId, startsAt: timeAt(zone, '14:00') });
  const { visit } = await floor.done('checkInAppointment', appointmentId);
  const id = visit?.id ?? '';
  await floor.done('advanceVisit', id, { to: 'DONE' });
  await floor.done('undoVisitStep', id);
  const { visit: ended } = await floor.office.manager.ask<{ visit: { coding: { id: string } } }>(
    'query($id: ID!) { visit(id: $id) { coding { id } } }',
    { id },
  );
  const coding = ended.coding.id;
  const entries = (await writesAbout(patientId)).filter(({ operation }) => operation !== 'bookAppointment');
  const facts = entries.map(({ action, operation, entities }) => [operation, action, [...entities].sort()]);
  expect(facts).toEqual(
    expect.arrayContaining([
      ['checkInAppointment', 'UPDATE', [`${appointmentId}@2`]],
      ['checkInAppointment', 'CREATE', [`${id}@1`]],
      ['advanceVisit', 'UPDATE', [`${appointmentId}@3`, `${id}@2`]],
      ['advanceVisit', 'CREATE', [`${coding}@1`]],
      ['undoVisitStep', 'UPDATE', [`${appointmentId}@4`, `${coding}@2`, `${id}@3`]],
    ]),
  );
  expect(facts).toHaveLength(5);
});

test('a refused step leaves no trace', async () => {
  const patientId = await floor.office.patient();
  const { id } = await floor.arrival({ patientId });
  await floor.change('advanceVisit', id, { to: 'INTAKE' });
  await floor.change('callPatient', id, { roomId: await floor.room('Dirty', 'NEEDS_CLEANING') });
  expect(await writesAbout(patientId)).toHaveLength(1);
  expect(await floor.visitNow(id, '{ version steps { to } }')).toEqual({ version: 1, steps: [{ to: 'WAITING' }] });
});
