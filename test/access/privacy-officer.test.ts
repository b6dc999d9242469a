import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

interface Found {
  searchPatients: { nodes: { id: string; familyName: string; phone: string | null }[] };
}

interface Trail {
  auditTrail: { nodes: { action: string; operation: string; staffMember: { name: string } | null }[] };
}

test('a privacy officer finds a patient, without contact details, and reads who looked at the record', async () => {
  const office = await openOffice(server);
  const id = await office.patient({ familyName: 'Quillfeather', phone: '+16175550123' });
  const desk = await office.as('FRONT_DESK');
  await desk.ask('query($id: ID!) { patient(id: $id) { birthDate } }', { id });
  const officer = await office.as('PRIVACY_OFFICER');
  const { searchPatients } = await officer.ask<Found>(
    '{ searchPatients(text: "quillf") { nodes { id familyName phone } } }',
  );
  expect(searchPatients.nodes).toEqual([{ id, familyName: 'Quillfeather', phone: null }]);
  const { auditTrail } = await officer.ask<Trail>(
    'query($id: ID!) { auditTrail(patientId: $id) { nodes { action operation staffMember { name } } } }',
    { id },
  );
  expect(auditTrail.nodes).toContainEqual(expect.objectContaining({ action: 'READ', operation: 'patient' }));
  // The officer's own search is in the trail as well.
  expect(auditTrail.nodes).toContainEqual(expect.objectContaining({ action: 'READ', operation: 'searchPatients' }));
});
