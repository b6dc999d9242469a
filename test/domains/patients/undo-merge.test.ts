import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type Floor, openFloor } from '../visits/floor.ts';
import { mergePatients, undoMerge } from './records.ts';

let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
  floor = await openFloor(server);
});

afterAll(() => server.stop());

const merge = (id: string, mergedId: string, input: Record<string, unknown> = {}) =>
  mergePatients(floor.client, id, { mergedId, ...input });

interface Shown {
  id: string;
  mrn: string;
  formerMrns: string[];
  mergedInto: { id: string } | null;
  appointments: { nodes: { id: string }[] };
  visits: { nodes: { id: string }[] };
}

async function shown(id: string): Promise<Shown> {
  const { patient } = await floor.office.manager.ask<{ patient: Shown }>(
    `query($id: ID!) { patient(id: $id) { id mrn formerMrns mergedInto { id }
      appointments { nodes { id } } visits { nodes { id } } } }`,
    { id },
  );
  return patient;
}

async function found(text: string): Promise<string[]> {
  const { searchPatients } = await floor.client.ask<{ searchPatients: { nodes: { id: string }[] } }>(
    'query($text: String!) { searchPatients(text: $text) { nodes { id } } }',
    { text },
  );
  return searchPatients.nodes.map(({ id }) => id);
}

async function byMrn(mrn: string): Promise<string[]> {
  const { patients } = await floor.client.ask<{ patients: { nodes: { id: string }[]; totalCount: number } }>(
    'query($mrn: String!) { patients(filter: { mrn: $mrn }) { nodes { id } totalCount } }',
    { mrn },
  );
  expect(patients.totalCount).toBe(patients.nodes.length);
  return patients.nodes.map(({ id }) => id);
}

test('a merge is taken back as a whole, and what the kept patient got since then stays', async () => {
  const [kept, merged] = [
    await floor.office.patient({ mrn: 'KEPTTWO' }),
    await floor.office.patient({ mrn: 'OLDTWO' }),
  ];
  const moved = await floor.appointment({ patientId: merged, startsAt: '2031-08-01T13:00:00Z' });
  const own = await floor.appointment({ patientId: kept, startsAt: '2031-08-02T13:00:00Z' });
  const { patientMerge } = await merge(kept, merged);
  const later = await floor.appointment({ patientId: kept, startsAt: '2031-08-03T13:00:00Z' });
  expect(await undoMerge(floor.client, patientMerge?.id ?? '')).toMatchObject({
    __typename: 'UndoMergeSuccess',
    patientMerge: { merged: { id: merged, mergedInto: null }, undoneAt: expect.any(String) },
  });
  expect((await shown(kept)).appointments.nodes.map(({ id }) => id).sort()).toEqual([own, later].sort());
  expect(await shown(merged)).toMatchObject({ mergedInto: null, appointments: { nodes: [{ id: moved }] } });
  expect([await byMrn('OLDTWO'), await found('oldtwo'), await found('kepttwo')]).toEqual([[merged], [merged], [kept]]);
  expect(await undoMerge(floor.client, patientMerge?.id ?? '')).toMatchObject({ __typename: 'MergeNotUndoableError' });
  // The time went back with its appointment.
  const taken = await floor.client.ask<{ bookAppointment: { __typename: string } }>(
    `mutation($input: BookAppointmentInput!) { bookAppointment(input: $input) { __typename } }`,
    {
      input: {
        patientId: merged,
        siteId: floor.siteId,
        visitTypeId: floor.visitTypeId,
        providerId: await floor.office.provider(),
        startsAt: '2031-08-01T13:00:00Z',
      },
    },
  );
  expect(taken.bookAppointment.__typename).toBe('SlotTakenError');
});

test('a merge is not taken back once something that it moved has changed', async () => {
  const [kept, merged] = [await floor.office.patient(), await floor.office.patient()];
  const visit = await floor.arrival({ patientId: merged });
  const { patientMerge } = await merge(kept, merged);
  const { version } = await floor.visitNow(visit.id);
  await floor.done('leaveWithoutBeingSeen', visit.id, { expectedVersion: version });
  const refused = await undoMerge(floor.client, patientMerge?.id ?? '');
  expect(refused).toMatchObject({ __typename: 'MergeNotUndoableError', path: ['id'] });
  expect(refused.message).toMatch(/visit that has changed since/);
  expect((await shown(kept)).visits.nodes).toEqual([{ id: visit.id }]);
});

test('merges one after another lead to the last kept record, and are taken back from the last one', async () => {
  const [a, b, c] = [
    await floor.office.patient({ mrn: 'CHAINA' }),
    await floor.office.patient({ mrn: 'CHAINB' }),
    await floor.office.patient({ mrn: 'CHAINC' }),
  ];
  const first = await merge(b, a);
  const second = await merge(c, b);
  expect(await shown(c)).toMatchObject({ formerMrns: ['CHAINA', 'CHAINB'] });
  expect(await shown(a)).toMatchObject({ mergedInto: { id: c } });
  expect([await found('chaina'), await found('chainb'), await byMrn('CHAINA')]).toEqual([[c], [c], [c]]);
  const tooEarly = await undoMerge(floor.client, first.patientMerge?.id ?? '');
  expect(tooEarly.message).toMatch(/take that one back first/);
  expect((await undoMerge(floor.client, second.patientMerge?.id ?? '')).__typename).toBe('UndoMergeSuccess');
  expect(await shown(a)).toMatchObject({ mergedInto: { id: b } });
  expect((await undoMerge(floor.client, first.patientMerge?.id ?? '')).__typename).toBe('UndoMergeSuccess');
  expect([await found('chaina'), await found('chainb'), await found('chainc')]).toEqual([[a], [b], [c]]);
});
