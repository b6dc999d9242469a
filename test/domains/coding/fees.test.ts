import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { act } from '../insurance/insured.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

interface SetFee {
  __typename: string;
  path?: string[];
  fee?: { price: string } | null;
  feeSchedule?: { id: string; validFrom: string; validUntil: string | null };
}

async function setFee(input: Record<string, unknown>): Promise<SetFee> {
  const { setFee: result } = await office.manager.ask<{ setFee: SetFee }>(
    `mutation($input: SetFeeInput!) { setFee(input: $input) {
      __typename ... on UserError { path }
      ... on SetFeeSuccess { fee { price } feeSchedule { id validFrom validUntil } } } }`,
    { input: { code: 'J1885', validFrom: '2026-01-01', ...input } },
  );
  return result;
}

async function priceOn(on: string, asked: Record<string, unknown> = {}): Promise<string | null> {
  const { fee } = await office.manager.ask<{ fee: { price: string } | null }>(
    `query($code: String!, $modifier: String, $on: Date, $payerId: ID, $planId: ID) {
      fee(code: $code, modifier: $modifier, on: $on, payerId: $payerId, planId: $planId) { price } }`,
    { code: 'J1885', on, ...asked },
  );
  return fee?.price ?? null;
}

test('a price counts from its day on, and those of other codes go on unchanged', async () => {
  office = await openOffice(server);
  await setFee({ price: '12.50' });
  await setFee({ price: '80.00', code: 'G0008' });
  const { feeSchedule } = await setFee({ price: '14.00', validFrom: '2026-07-01' });
  expect(feeSchedule).toMatchObject({ validFrom: '2026-07-01', validUntil: null });
  expect(await priceOn('2025-12-31')).toBe(null);
  expect(await priceOn('2026-06-30')).toBe('12.50');
  expect(await priceOn('2026-07-01')).toBe('14.00');
  expect(await priceOn('2026-07-01', { code: 'G0008' })).toBe('80.00');
  const { feeSchedules, fees } = await office.manager.ask<Record<string, { nodes: unknown[] }>>(
    `query($id: ID!) { feeSchedules { nodes { validFrom validUntil payer { name } } }
      fees(filter: { feeScheduleId: $id }) { nodes { code price feeSchedule { validFrom } } } }`,
    { id: feeSchedule?.id },
  );
  expect(feeSchedules?.nodes).toEqual([
    { validFrom: '2026-07-01', validUntil: null, payer: null },
    { validFrom: '2026-01-01', validUntil: '2026-06-30', payer: null },
  ]);
  expect(fees?.nodes).toMatchObject([
    { code: 'G0008', price: '80.00', feeSchedule: { validFrom: '2026-07-01' } },
    { code: 'J1885', price: '14.00' },
  ]);
});

test('a schedule that begins between two ends where the earlier one did', async () => {
  office = await openOffice(server);
  await setFee({ price: '10.00', validFrom: '2026-06-01' });
  expect((await setFee({ price: '8.00', validFrom: '2025-01-01' })).feeSchedule).toMatchObject({
    ...{ validFrom: '2025-01-01', validUntil: '2026-05-31' },
  });
  expect((await setFee({ price: '9.00', validFrom: '2026-01-01' })).feeSchedule).toMatchObject({
    ...{ validFrom: '2026-01-01', validUntil: '2026-05-31' },
  });
  const prices = await Promise.all(['2025-12-31', '2026-01-01', '2026-05-31', '2026-06-01'].map((on) => priceOn(on)));
  expect(prices).toEqual(['8.00', '9.00', '9.00', '10.00']);
});

test('the price of the plan comes before its payer’s, and that before the practice’s own; so does one for the modifier', async () => {
  office = await openOffice(server);
  const { payer } = await act(office.manager, 'createPayer', { name: 'Northern Mutual' });
  const { plan } = await act(office.manager, 'createPlan', { payerId: payer?.id, name: 'Choice' });
  await setFee({ price: '10.00' });
  expect(await priceOn('2026-01-01', { planId: plan?.id })).toBe('10.00');
  await setFee({ price: '20.00', payerId: payer?.id });
  expect(await priceOn('2026-01-01', { planId: plan?.id })).toBe('20.00');
  await setFee({ price: '25.00', payerId: payer?.id, modifier: 'JW' });
  expect(await priceOn('2026-01-01', { planId: plan?.id, modifier: 'JW' })).toBe('25.00');
  expect(await priceOn('2026-01-01', { planId: plan?.id, modifier: 'JZ' })).toBe('20.00');
  await setFee({ price: '30.00', planId: plan?.id });
  expect(await priceOn('2026-01-01', { planId: plan?.id, modifier: 'JW' })).toBe('30.00');
  expect(await priceOn('2026-01-01', { payerId: payer?.id })).toBe('20.00');
  expect(await priceOn('2026-01-01')).toBe('10.00');
  expect((await setFee({ price: null, planId: plan?.id })).fee).toBe(null);
  expect(await priceOn('2026-01-01', { planId: plan?.id })).toBe('20.00');
});

test('prices that are set at once for the same day make one schedule', async () => {
  office = await openOffice(server);
  const codes = Array.from({ length: 8 }, (_, index) => `J100${index}`);
  const set = await Promise.all(codes.map((code) => setFee({ code, price: '5.00' })));
  expect(new Set(set.map(({ feeSchedule }) => feeSchedule?.id)).size).toBe(1);
  const { fees } = await office.manager.ask<{ fees: { totalCount: number } }>('{ fees { totalCount } }');
  expect(fees.totalCount).toBe(8);
});

test('what is no price, code or payer is refused by its field; only the office manager sets prices', async () => {
  office = await openOffice(server);
  const refused = [
    [{ price: '-1.00' }, 'price'],
    [{ price: '1.00', code: 'ABCDE' }, 'code'],
    [{ price: '1.00', payerId: 'payer_01k9vd3m5sf7wtrc3f8s4y6h2e' }, 'payerId'],
  ] as const;
  for (const [input, field] of refused)
    expect(await setFee(input)).toMatchObject({ __typename: 'InvalidInputError', path: ['input', field] });
  const biller = await office.as('BILLER', 'CODER', 'FRONT_DESK');
  const { errors } = await biller.send(
    'mutation { setFee(input: { code: "J1885", price: "1.00", validFrom: "2026-01-01" }) { __typename } }',
  );
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  expect(await biller.ask('{ fees { nodes { code } } }')).toEqual({ fees: { nodes: [] } });
});
