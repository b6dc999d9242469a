import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type ChargeFacts, type CodersDesk, type CodingFacts, code, openCodersDesk } from './coders-desk.ts';

let server: TestServer;
let desk: CodersDesk;
let coding: CodingFacts;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openCodersDesk(server);
});

afterAll(() => server.stop());

beforeEach(async () => {
  const { id, version } = await desk.coding();
  await code(desk.coder, 'recordDiagnoses', { expectedVersion: version, codes: ['J06.9', 'R05.1', 'E11.9'] }, id);
  coding = await desk.codingNow(id);
});

const add = (input: Record<string, unknown> = {}) =>
  code(desk.coder, 'addCharge', { visitCodingId: coding.id, code: 'G0439', ...input });
const update = ({ id, version }: ChargeFacts, input: Record<string, unknown>) =>
  code(desk.coder, 'updateCharge', { expectedVersion: version, ...input }, id);
const drug = (input: Record<string, unknown>) => ({
  drug: { ndc: '00009-0475-02', quantity: 1, unit: 'MILLILITER', ...input },
});

/** What no charge can be, and the argument that is named. */
const misfits: [Record<string, unknown>, string][] = [
  [{ code: 'ABCDE' }, 'code'],
  [{ modifiers: ['2'] }, 'modifiers.0'],
  [{ modifiers: ['25', '2é'] }, 'modifiers.1'],
  [{ modifiers: ['lt', 'LT'] }, 'modifiers.1'],
  [{ units: 0 }, 'units'],
  [{ units: -1 }, 'units'],
  [{ units: 1_000_000 }, 'units'],
  [{ units: 0.0001 }, 'units'],
  [{ units: 1.0005 }, 'units'],
  [{ pointers: [0] }, 'pointers.0'],
  [{ pointers: [1, 4] }, 'pointers.1'],
  [{ pointers: [2, 2] }, 'pointers.1'],
  [{ amount: '-0.01' }, 'amount'],
  [{ serviceDate: '2026-02-02', serviceUntil: '2026-02-01' }, 'serviceUntil'],
  [drug({ ndc: '0009-0475-02' }), 'drug.ndc'],
  [drug({ ndc: '0000904750x' }), 'drug.ndc'],
  [drug({ quantity: 0 }), 'drug.quantity'],
  [drug({ quantity: 0.1234 }), 'drug.quantity'],
  [{ placeOfService: '1' }, 'placeOfService'],
  [{ modifiers: ['A1', 'A2', 'A3', 'A4', 'A5'] }, 'modifiers'],
  [{ pointers: [1, 2, 3, 1, 2] }, 'pointers'],
];

test('what no charge can be is refused by its argument, when it is added and when it is corrected', async () => {
  const { charge } = await add();
  for (const [input, at] of misfits) {
    const path = ['input', ...at.split('.')];
    expect([input, await add(input)]).toMatchObject([input, { __typename: 'InvalidInputError', path }]);
    expect([input, await update(charge as ChargeFacts, input)]).toMatchObject([
      input,
      { __typename: 'InvalidInputError', path },
    ]);
  }
  expect((await desk.codingNow(coding.id)).charges.nodes).toEqual([charge]);
});

test('everything that does not fit is named at once', async () => {
  const { problems } = await add({ code: 'ABCDE', modifiers: ['X'], units: 0, pointers: [9], amount: '-1.00' });
  expect(problems?.map(({ path }) => path[1])).toEqual(['code', 'modifiers', 'units', 'pointers', 'amount']);
});

test('a drug is kept with its amount, a charge has the site’s place of service, and both are corrected', async () => {
  const { charge } = await add({ code: 'J1885', ...drug({ quantity: 0.5 }), providerId: desk.providerId });
  const facts = async () => {
    const { node } = await desk.coder.ask<{ node: unknown }>(
      `query($id: ID!) { node(id: $id) { ... on Charge { placeOfService serviceDate serviceUntil description meaning { code }
        drug { ndc quantity unit } provider { id } visitCoding { id } } } }`,
      { id: charge?.id },
    );
    return node;
  };
  const kept = { placeOfService: '11', serviceDate: coding.serviceDate, serviceUntil: null, description: null };
  expect(await facts()).toEqual({
    ...{ ...kept, meaning: null, visitCoding: { id: coding.id }, provider: { id: desk.providerId } },
    drug: { ndc: '00009047502', quantity: 0.5, unit: 'MILLILITER' },
  });
  const corrected = { drug: null, providerId: null, placeOfService: '12', description: 'By hand', units: 2.125 };
  const { charge: after } = await update(charge as ChargeFacts, corrected);
  expect(after).toMatchObject({ units: 2.125, code: 'J1885', status: 'CODED' });
  expect(await facts()).toMatchObject({ drug: null, provider: null, placeOfService: '12', description: 'By hand' });
});

test('a price set by hand stays until what it is for changes', async () => {
  await desk.office.manager.ask(
    'mutation { setFee(input: { code: "G0439", price: "50.00", validFrom: "2000-01-01" }) { __typename } }',
  );
  const { charge } = await add({ amount: '77.00' });
  const pointed = await update(charge as ChargeFacts, { pointers: [1] });
  expect(pointed.charge).toMatchObject({ amount: '77.00', pointers: [1] });
  const doubled = await update(pointed.charge as ChargeFacts, { units: 2 });
  expect(doubled.charge).toMatchObject({ amount: '100.00' });
  const free = await update(doubled.charge as ChargeFacts, { units: 3, amount: '0.00' });
  expect(free.charge).toMatchObject({ amount: '0.00', units: 3 });
});

test('pointers follow their diagnoses to new places, and lose those that are gone', async () => {
  const { charge } = await add({ pointers: [3, 1] });
  const record = async (codes: string[]) =>
    code(
      desk.coder,
      'recordDiagnoses',
      { expectedVersion: (await desk.codingNow(coding.id)).version, codes },
      coding.id,
    );
  await record(['E119', 'R05.1', 'M54.50', 'J069']);
  expect((await desk.codingNow(coding.id)).charges.nodes).toMatchObject([{ id: charge?.id, pointers: [1, 4] }]);
  const { coding: after } = await record(['J069', 'E11.9'].reverse());
  expect(after?.diagnoses).toEqual([
    { position: 1, code: 'E119' },
    { position: 2, code: 'J069' },
  ]);
  expect(after?.charges.nodes).toMatchObject([{ pointers: [1, 2] }]);
  await record(['R05.1']);
  expect((await desk.codingNow(coding.id)).charges.nodes).toMatchObject([{ pointers: [] }]);
});

test('a voided charge stays on record, is not released and takes no change', async () => {
  const [{ charge: wrong }, { charge: right }] = [await add({ pointers: [1] }), await add({ pointers: [1] })];
  const input = { expectedVersion: wrong?.version, reason: 'Entered twice' };
  expect(await code(desk.coder, 'voidCharge', input, wrong?.id)).toMatchObject({ charge: { status: 'VOIDED' } });
  expect(await update({ ...(wrong as ChargeFacts), version: 2 }, { units: 2 })).toMatchObject({
    ...{ __typename: 'InvalidInputError', path: ['id'] },
  });
  const { version } = await desk.codingNow(coding.id);
  const { coding: released } = await code(desk.coder, 'releaseCoding', { expectedVersion: version }, coding.id);
  expect(released?.charges.nodes.map(({ id, status }) => [id, status])).toEqual([
    [wrong?.id, 'VOIDED'],
    [right?.id, 'RELEASED'],
  ]);
});

test('a change that was decided on an older version is refused, of a charge and of the diagnoses', async () => {
  const { charge } = await add();
  await update(charge as ChargeFacts, { units: 2 });
  expect((await update(charge as ChargeFacts, { units: 3 })).__typename).toBe('StaleVersionError');
  const voided = await code(desk.coder, 'voidCharge', { expectedVersion: charge?.version }, charge?.id);
  expect(voided.__typename).toBe('StaleVersionError');
  const recorded = await code(
    desk.coder,
    'recordDiagnoses',
    { expectedVersion: coding.version, codes: ['J069'] },
    coding.id,
  );
  expect(recorded.__typename).toBe('StaleVersionError');
});

test('what is no list of diagnoses is refused at the one that is wrong', async () => {
  const misfitting: [string[], string | undefined][] = [
    [['J069', 'J06.9'], '1'],
    [['J06', 'j06'], '1'],
    [['J0'], '0'],
    [['J06.9', '250.00'], '1'],
    [['J06.99999'], '0'],
    [['J.069'], '0'],
    [[''], '0'],
    [[], undefined],
    [Array.from({ length: 13 }, (_, index) => `J0${index}`), undefined],
  ];
  for (const [codes, at] of misfitting) {
    const answer = await code(desk.coder, 'recordDiagnoses', { expectedVersion: coding.version, codes }, coding.id);
    expect([codes, answer]).toMatchObject([
      codes,
      { __typename: 'InvalidInputError', path: ['input', 'codes', ...(at ? [at] : [])] },
    ]);
  }
  expect((await desk.codingNow(coding.id)).diagnoses).toEqual(coding.diagnoses);
});

test('only a provider renders or supervises, and another practice’s coding is as absent as one that is not there', async () => {
  const assistant = await desk.office.provider({ isProvider: false, roles: ['MEDICAL_ASSISTANT'] });
  for (const field of ['providerId', 'supervisorId'])
    expect(await add({ [field]: assistant })).toMatchObject({ path: ['input', field] });
  const elsewhere = await openCodersDesk(server);
  const theirs = await elsewhere.codedOne();
  expect(await add({ visitCodingId: theirs.id })).toMatchObject({ path: ['input', 'visitCodingId'] });
  const [charge] = theirs.charges.nodes;
  expect(await update(charge as ChargeFacts, { units: 2 })).toMatchObject({ path: ['id'] });
  expect(await elsewhere.codingNow(theirs.id)).toEqual(theirs);
});
