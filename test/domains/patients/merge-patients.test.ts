import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../kit/eventually.ts';
import { watch } from '../../kit/live-client.ts';
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

test('all that belonged to one record is the other’s, and its number finds the patient who was kept', async () => {
  const [kept, merged] = [
    await floor.office.patient({ mrn: 'KEPTONE' }),
    await floor.office.patient({ mrn: 'OLDONE' }),
  ];
  const appointmentId = await floor.appointment({ patientId: merged, startsAt: '2031-06-16T13:00:00Z' });
  const visit = await floor.arrival({ patientId: merged });
  const result = await merge(kept, merged, { reason: 'Registered twice.' });
  expect(result).toMatchObject({
    __typename: 'MergePatientsSuccess',
    patientMerge: { kept: { id: kept }, merged: { id: merged, mergedInto: { id: kept } }, reason: 'Registered twice.' },
  });
  expect(await shown(kept)).toMatchObject({
    formerMrns: ['OLDONE'],
    mergedInto: null,
    appointments: { nodes: [{ id: appointmentId }] },
    visits: { nodes: [{ id: visit.id }] },
  });
  expect(await shown(merged)).toMatchObject({
    mrn: 'OLDONE',
    mergedInto: { id: kept },
    appointments: { nodes: [] },
    visits: { nodes: [] },
  });
  expect([await byMrn('OLDONE'), await byMrn('KEPTONE'), await found('oldone'), await found('KEPTONE')]).toEqual(
    Array.from({ length: 4 }, () => [kept]),
  );
  const { patientMerges } = await floor.client.ask<{ patientMerges: { nodes: object[] } }>(
    'query($id: ID!) { patientMerges(filter: { keptId: $id, isUndone: false }) { nodes { id merged { id } } } }',
    { id: kept },
  );
  expect(patientMerges.nodes).toEqual([{ id: result.patientMerge?.id, merged: { id: merged } }]);
});

test('a merged record is neither corrected, booked, checked in, merged again nor listed, and each refusal names the kept one', async () => {
  const [kept, merged, third] = [
    await floor.office.patient({ familyName: 'Keepsake' }),
    await floor.office.patient({ familyName: 'Keepsoke' }),
    await floor.office.patient(),
  ];
  await merge(kept, merged);
  const { version } = (
    await floor.client.ask<{ patient: { version: number } }>('query($id: ID!) { patient(id: $id) { version } }', {
      id: merged,
    })
  ).patient;
  const refused = { __typename: 'PatientMergedError', patient: { id: kept } };
  expect(await merge(third, merged, { mergedVersion: version })).toMatchObject({
    ...refused,
    path: ['input', 'mergedId'],
  });
  expect(await merge(merged, third, { expectedVersion: version })).toMatchObject({ ...refused, path: ['id'] });
  const about = '__typename ... on PatientMergedError { path patient { id } }';
  const { updatePatient } = await floor.client.ask<{ updatePatient: object }>(
    `mutation($id: ID!, $input: UpdatePatientInput!) { updatePatient(id: $id, input: $input) { ${about} } }`,
    { id: merged, input: { expectedVersion: version, familyName: 'Other' } },
  );
  expect(updatePatient).toEqual({ ...refused, path: ['id'] });
  const { bookAppointment } = await floor.client.ask<{ bookAppointment: object }>(
    `mutation($input: BookAppointmentInput!) { bookAppointment(input: $input) { ${about} } }`,
    {
      input: {
        patientId: merged,
        siteId: floor.siteId,
        visitTypeId: floor.visitTypeId,
        providerId: await floor.office.provider(),
        startsAt: '2031-06-17T13:00:00Z',
      },
    },
  );
  expect(bookAppointment).toEqual({ ...refused, path: ['input', 'patientId'] });
  expect(await floor.walkIn({ patientId: merged })).toMatchObject({ __typename: 'PatientMergedError' });
  const { patients } = await floor.client.ask<{ patients: { nodes: { id: string }[] } }>(
    '{ patients(filter: { familyName: { startsWith: "Keeps" } }) { nodes { id } } }',
  );
  expect(patients.nodes).toEqual([{ id: kept }]);
  expect([await found('keepsake'), await found('keepsoke')]).toEqual([[kept], []]);
});

test('two records with an open visit each are not merged, and neither are two appointments at one time', async () => {
  const [here, also] = [await floor.office.patient(), await floor.office.patient()];
  const [one, other] = [await floor.arrival({ patientId: here }), await floor.arrival({ patientId: also })];
  const both = await merge(here, also);
  expect(both).toMatchObject({ __typename: 'PatientsBothHereError', path: ['input', 'mergedId'] });
  expect(both.visits?.map(({ ticket }) => ticket).sort()).toEqual([one.ticket, other.ticket].sort());
  await floor.done('leaveWithoutBeingSeen', other.id, { expectedVersion: other.version });
  expect((await merge(here, also)).__typename).toBe('MergePatientsSuccess');

  const [booked, twice] = [await floor.office.patient(), await floor.office.patient()];
  await floor.appointment({ patientId: booked, startsAt: '2031-07-01T13:00:00Z' });
  const clash = await floor.appointment({ patientId: twice, startsAt: '2031-07-01T13:15:00Z' });
  const refused = await merge(booked, twice);
  expect(refused).toMatchObject({ __typename: 'PatientsBothBookedError', appointments: [{ id: clash }] });
  await floor.client.ask(
    `mutation($id: ID!) { cancelAppointment(id: $id, input: { by: OFFICE, reason: "Twice." }) { __typename } }`,
    { id: clash },
  );
  expect((await merge(booked, twice)).__typename).toBe('MergePatientsSuccess');
});

test('a merge of another version, of a record with itself, or of an unknown one is refused on its argument', async () => {
  const [kept, merged] = [await floor.office.patient(), await floor.office.patient()];
  expect(await merge(kept, kept)).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'mergedId'] });
  expect(await merge(kept, merged, { expectedVersion: 9 })).toMatchObject({
    __typename: 'StaleVersionError',
    path: ['input', 'expectedVersion'],
    current: { id: kept, version: 1 },
  });
  const stale = await merge(kept, merged, { mergedVersion: 9 });
  expect(stale).toMatchObject({
    __typename: 'StaleVersionError',
    path: ['input', 'mergedVersion'],
    current: { id: merged, version: 1 },
  });
  expect(stale.message).toMatch(/^input\.mergedVersion is 9/);
  const stranger = await (await openFloor(server)).office.patient();
  expect(await merge(kept, stranger)).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'mergedId'] });
});

test('of a merge and a booking of the merged record at once, no appointment is left with it', async () => {
  const providers = await Promise.all(Array.from({ length: 6 }, () => floor.office.provider()));
  const [kept, merged] = [await floor.office.patient(), await floor.office.patient()];
  const [result] = await Promise.all([
    merge(kept, merged),
    ...providers.map((providerId, index) =>
      floor.client.ask(`mutation($input: BookAppointmentInput!) { bookAppointment(input: $input) { __typename } }`, {
        input: {
          ...{ patientId: merged, siteId: floor.siteId, visitTypeId: floor.visitTypeId, providerId },
          startsAt: `2031-09-0${index + 1}T13:00:00Z`,
        },
      }),
    ),
  ]);
  expect(result.__typename).toBe('MergePatientsSuccess');
  expect((await shown(merged)).appointments.nodes).toEqual([]);
});

test('boards show the kept patient at once', async () => {
  const [kept, merged] = [
    await floor.office.patient({ familyName: 'Boardkept' }),
    await floor.office.patient({ familyName: 'Boardmerged' }),
  ];
  const visit = await floor.arrival({ patientId: merged });
  type Board = { waitingRoom: { visits: { id: string; patient: { familyName: string } }[] } };
  const board = watch<Board>({
    url: server.url,
    token: floor.client.token,
    query: 'subscription($siteId: ID!) { waitingRoom(siteId: $siteId) { visits { id patient { familyName } } } }',
    variables: { siteId: floor.siteId },
  });
  const last = () =>
    board.payloads
      .flatMap(({ data }) => data?.waitingRoom.visits.filter(({ id }) => id === visit.id) ?? [])
      .map(({ patient }) => patient.familyName)
      .at(-1);
  const shows = (name: string) =>
    eventually(async () => {
      expect(last()).toBe(name);
    });
  await shows('Boardmerged');
  const { patientMerge } = await merge(kept, merged);
  await shows('Boardkept');
  await undoMerge(floor.client, patientMerge?.id ?? '');
  await shows('Boardmerged');
  await board.stop();
});

test('the audit trail of the kept patient has the entries of both, each once, and the merge itself', async () => {
  const officer = await floor.office.as('PRIVACY_OFFICER');
  const trail = async (patientId: string) => {
    const entries: string[] = [];
    let after: string | null = null;
    do {
      const {
        auditTrail,
      }: {
        auditTrail: {
          nodes: { id: string; action: string; operation: string }[];
          totalCount: number;
          pageInfo: { endCursor: string; hasNextPage: boolean };
        };
      } = await officer.ask(
        `query($patientId: ID!, $after: String) { auditTrail(patientId: $patientId, orderBy: EARLIEST_FIRST, first: 2, after: $after) {
            totalCount nodes { id action operation } pageInfo { endCursor hasNextPage } } }`,
        { patientId, after },
      );
      entries.push(...auditTrail.nodes.map(({ action, operation }) => `${action} ${operation}`));
      after = auditTrail.pageInfo.hasNextPage ? auditTrail.pageInfo.endCursor : null;
      if (!after) expect(auditTrail.totalCount).toBe(entries.length);
    } while (after);
    return entries;
  };
  const [kept, merged] = [await floor.office.patient(), await floor.office.patient()];
  await floor.appointment({ patientId: merged, startsAt: '2031-10-01T13:00:00Z' });
  const before = [...(await trail(kept)), ...(await trail(merged))];
  const { patientMerge } = await merge(kept, merged);
  const after = await trail(kept);
  expect(after.slice(0, before.length).sort()).toEqual(before.sort());
  expect(after).toContain('UPDATE mergePatients');
  expect(after).toContain('CREATE mergePatients');
  await undoMerge(floor.client, patientMerge?.id ?? '');
  expect(await trail(kept)).not.toContain('CREATE bookAppointment');
});
