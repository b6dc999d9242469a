import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { act } from './insured.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

test('a payer is added with its kind and limits, and changed by who read it last', async () => {
  const { payer } = await act(office.manager, 'createPayer', {
    ...{ name: 'State Medicaid', filingCode: 'MEDICAID', timelyFilingDays: 180 },
  });
  expect(payer).toMatchObject({ filingCode: 'MEDICAID', timelyFilingDays: 180, version: 1 });
  const cleared = { expectedVersion: 1, timelyFilingDays: null };
  expect((await act(office.manager, 'updatePayer', cleared, payer?.id)).payer).toMatchObject({
    ...{ timelyFilingDays: null, filingCode: 'MEDICAID', version: 2 },
  });
  expect((await act(office.manager, 'updatePayer', cleared, payer?.id)).__typename).toBe('StaleVersionError');
  const tooLong = await act(office.manager, 'createPayer', { name: 'X', timelyFilingDays: 4_000 });
  expect(tooLong).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'timelyFilingDays'] });
});

test('a payer has each plan once, whatever its case and spaces; payers are filtered by kind', async () => {
  const { payer } = await act(office.manager, 'createPayer', { name: 'Tricare East', filingCode: 'TRICARE' });
  const plan = { payerId: payer?.id, name: 'Prime' };
  expect((await act(office.manager, 'createPlan', plan)).plan).toMatchObject({ name: 'Prime', isActive: true });
  expect(await act(office.manager, 'createPlan', { ...plan, name: 'P RIME' })).toMatchObject({
    ...{ __typename: 'InvalidInputError', path: ['input', 'name'] },
  });
  const found = await office.manager.ask(
    `query($id: ID!) { payers(filter: { filingCode: { in: [TRICARE] } }) { nodes { name } }
      plans(filter: { payerId: $id }) { nodes { name payer { name } } } }`,
    { id: payer?.id },
  );
  expect(found).toEqual({
    payers: { nodes: [{ name: 'Tricare East' }] },
    plans: { nodes: [{ name: 'Prime', payer: { name: 'Tricare East' } }] },
  });
});

test('only the office manager changes payers', async () => {
  const desk = await office.as('FRONT_DESK', 'BILLER');
  const { errors } = await desk.send('mutation { createPayer(input: { name: "X" }) { __typename } }');
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});
