import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { mergePatients } from './records.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

interface Row {
  id: string;
  name: string;
  version: number;
  endedAt?: string | null;
}

interface Result {
  __typename: string;
  message?: string;
  path?: string[];
  contact?: Row;
  guarantor?: Row;
  patient?: { id: string };
  current?: { version: number };
}

async function act(
  mutation: string,
  input: Record<string, unknown>,
  id?: string,
  client = office.manager,
): Promise<Result> {
  const name = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const type = name.endsWith('Contact') ? 'Contact' : 'Guarantor';
  const field =
    mutation === 'removeContact'
      ? 'patient { id }'
      : `${type.toLowerCase()} { id name version ${type === 'Guarantor' ? 'endedAt' : ''} }`;
  const stale = id ? `... on StaleVersionError { current { ... on ${type} { version } } }` : '';
  const { result } = await client.ask<{ result: Result }>(
    `mutation(${id ? '$id: ID!, ' : ''}$input: ${name}Input!) { result: ${mutation}(${id ? 'id: $id, ' : ''}input: $input) {
      __typename ... on UserError { message path } ${stale}
      ... on ${name}Success { ${field} } } }`,
    { input, ...(id && { id }) },
  );
  return result;
}

interface People {
  contacts: {
    nodes: { name: string; phone: string | null; relationship: string; isEmergency: boolean }[];
    totalCount: number;
  };
  guarantors: { nodes: { name: string; endedAt: string | null }[] };
}

async function people(id: string, client = office.manager): Promise<People> {
  const { patient } = await client.ask<{ patient: People }>(
    `query($id: ID!) { patient(id: $id) { contacts { nodes { name phone relationship isEmergency } totalCount }
      guarantors { nodes { name endedAt } } } }`,
    { id },
  );
  return patient;
}

test('contacts are added, listed by name, filtered, changed and removed', async () => {
  const patientId = await office.patient();
  const mother = await act('createContact', {
    ...{ patientId, name: 'Zora Older', relationship: 'PARENT', phone: '617 555 0170 x3' },
    ...{ isEmergency: true, mayBeInformed: true },
  });
  await act('createContact', { patientId, name: 'Abel Friend', relationship: 'FRIEND' });
  expect(await people(patientId)).toMatchObject({
    contacts: {
      nodes: [
        { name: 'Abel Friend', phone: null, relationship: 'FRIEND', isEmergency: false },
        { name: 'Zora Older', phone: '+16175550170;ext=3', relationship: 'PARENT', isEmergency: true },
      ],
      totalCount: 2,
    },
  });
  const { patient } = await office.manager.ask<{ patient: { contacts: { nodes: object[] } } }>(
    `query($id: ID!) { patient(id: $id) { contacts(filter: { isEmergency: true, relationship: { in: [PARENT, SPOUSE] } }) { nodes { name patient { id } } } } }`,
    { id: patientId },
  );
  expect(patient.contacts.nodes).toEqual([{ name: 'Zora Older', patient: { id: patientId } }]);
  const id = mother.contact?.id ?? '';
  expect(await act('updateContact', { expectedVersion: 1, phone: null }, id)).toMatchObject({
    __typename: 'InvalidInputError',
    path: ['input', 'phone'],
  });
  expect(await act('updateContact', { expectedVersion: 1, phone: null, isEmergency: false }, id)).toMatchObject({
    contact: { version: 2 },
  });
  expect(await act('removeContact', { expectedVersion: 1 }, id)).toMatchObject({
    __typename: 'StaleVersionError',
    current: { version: 2 },
  });
  expect(await act('removeContact', {}, id)).toMatchObject({ patient: { id: patientId } });
  expect((await people(patientId)).contacts.totalCount).toBe(1);
  expect(await act('removeContact', {}, id)).toMatchObject({ __typename: 'InvalidInputError', path: ['id'] });
});

test('an emergency contact without a number is refused, and so is one of another practice’s patient', async () => {
  const patientId = await office.patient();
  expect(await act('createContact', { patientId, name: 'Nobody', isEmergency: true })).toMatchObject({
    __typename: 'InvalidInputError',
    path: ['input', 'phone'],
  });
  const stranger = await (await openOffice(server)).patient();
  for (const mutation of ['createContact', 'createGuarantor'])
    expect(await act(mutation, { patientId: stranger, name: 'Nobody' })).toMatchObject({
      __typename: 'InvalidInputError',
      path: ['input', 'patientId'],
    });
});

test('a new guarantor ends the one before, also when two desks name one at once', async () => {
  const patientId = await office.patient();
  await act('createGuarantor', { patientId, name: 'First', relationship: 'PARENT' });
  await act('createGuarantor', { patientId, name: 'Second', relationship: 'SPOUSE', birthDate: '1970-01-01' });
  expect((await people(patientId)).guarantors.nodes).toEqual([
    { name: 'Second', endedAt: null },
    { name: 'First', endedAt: expect.any(String) },
  ]);
  await Promise.all(['A', 'B', 'C', 'D'].map((name) => act('createGuarantor', { patientId, name })));
  const { guarantors } = await people(patientId);
  expect(guarantors.nodes.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
  expect(guarantors.nodes).toHaveLength(6);
});

test('a guarantor is corrected and ended, once', async () => {
  const patientId = await office.patient();
  const id = (await act('createGuarantor', { patientId, name: 'Payre' })).guarantor?.id ?? '';
  expect(await act('updateGuarantor', { expectedVersion: 1, name: 'Payer' }, id)).toMatchObject({
    guarantor: { name: 'Payer', version: 2 },
  });
  expect(await act('updateGuarantor', { expectedVersion: 2, birthDate: '2999-01-01' }, id)).toMatchObject({
    __typename: 'InvalidInputError',
    path: ['input', 'birthDate'],
  });
  expect(await act('endGuarantor', {}, id)).toMatchObject({ guarantor: { endedAt: expect.any(String) } });
  const again = await act('endGuarantor', {}, id);
  expect(again).toMatchObject({ __typename: 'InvalidInputError', path: ['id'] });
  expect(again.message).toMatch(/createGuarantor/);
});

test('a merged record gets no contacts and no guarantor', async () => {
  const [kept, merged] = [await office.patient(), await office.patient()];
  await mergePatients(office.manager, kept, { mergedId: merged });
  for (const mutation of ['createContact', 'createGuarantor'])
    expect(await act(mutation, { patientId: merged, name: 'Late' })).toMatchObject({
      __typename: 'PatientMergedError',
      path: ['input', 'patientId'],
    });
});

test('reading and writing contacts is in the patient’s audit trail, and numbers are masked without VIEW_CONTACT_DETAILS', async () => {
  const patientId = await office.patient();
  const { contact } = await act('createContact', {
    patientId,
    name: 'Watched',
    phone: '617 555 0171',
    isEmergency: true,
  });
  const coder = await office.as('CODER');
  expect((await people(patientId, coder)).contacts.nodes).toMatchObject([{ name: 'Watched', phone: null }]);
  await act('removeContact', {}, contact?.id);
  const officer = await office.as('PRIVACY_OFFICER');
  const { auditTrail } = await officer.ask<{
    auditTrail: { nodes: { action: string; operation: string; entities: string[] }[] };
  }>('query($id: ID!) { auditTrail(patientId: $id, first: 100) { nodes { action operation entities } } }', {
    id: patientId,
  });
  const about = auditTrail.nodes
    .filter(({ entities }) => entities.some((entity) => entity.startsWith(contact?.id ?? '?')))
    .map(({ action, operation }) => `${action} ${operation}`);
  expect(about).toEqual(['DELETE removeContact', 'READ patient', 'READ createContact', 'CREATE createContact']);
});

test('who may not register patients changes no contacts', async () => {
  const coder = await office.as('CODER');
  const patientId = await office.patient();
  const { errors } = await coder.send(
    'mutation($input: CreateContactInput!) { createContact(input: $input) { __typename } }',
    { input: { patientId, name: 'X' } },
  );
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});
