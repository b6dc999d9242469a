import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClaimEventKind as Kind, ClaimStatus as Status } from '../../../src/generated/models.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type BillingDesk, detailFields, openBillingDesk } from './kit/billing-desk.ts';
import { act, answer, claimNow } from './kit/claim-acts.ts';

let server: TestServer;
let desk: BillingDesk;
let claimId: string;
let versionBefore: number;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openBillingDesk(server);
  [claimId = ''] = await desk.world.claims();
  versionBefore = (await claimNow(desk.world.biller, claimId)).version;
});

afterAll(() => server.stop());

const claimOf = async () => (await desk.world.claims())[0] ?? '';

const nothing = {
  ...{ accident: null, onsetDate: null, lastMenstrualPeriod: null, admissionDate: null, dischargeDate: null },
  ...{ delayReason: null, patientPaid: null, referringProvider: null, orderingProvider: null, note: null },
  attachments: [],
};

test('a claim begins without facts of its own; those that are recorded stay until they are cleared', async () => {
  const id = await claimOf();
  const { claim } = await desk.world.biller.ask<{ claim: object }>(
    `query($id: ID!) { claim(id: $id) { details ${detailFields} } }`,
    { id },
  );
  expect(claim).toEqual({ details: nothing });
  const accident = { causes: ['AUTOMOBILE', 'OTHER'], state: 'NY', date: '2026-10-30' };
  const attachments = [{ type: 'OZ', transmission: 'MAIL', controlNumber: 'ATT1' }];
  const first = await desk.detail(id, { accident, attachments, note: 'Seen twice' });
  expect(first.claim?.details).toEqual({ ...nothing, accident, attachments, note: 'Seen twice' });
  const referringProvider = { givenName: null, familyName: 'Welby', npi: null };
  const second = await desk.detail(id, { accident: null, attachments: null, patientPaid: '20.50', referringProvider });
  expect(second.claim?.details).toEqual({ ...nothing, note: 'Seen twice', patientPaid: '20.50', referringProvider });
  const events = await desk.world.biller.ask(
    'query($id: ID!) { claim(id: $id) { events { kind source } lastEvent { kind } } }',
    { id },
  );
  const updated = { kind: 'UPDATED', source: 'STAFF' };
  expect(events).toMatchObject({
    claim: { events: expect.arrayContaining([updated]), lastEvent: { kind: 'SCRUBBED' } },
  });
});

test('the edits run again: an accident by car without its state is found, and the claim is ready once it is there', async () => {
  const id = await claimOf();
  const accident = { causes: ['AUTOMOBILE'], date: '2026-10-30' };
  const half = await desk.detail(id, { accident });
  expect(half.claim).toMatchObject({ status: 'SCRUB_FAILED', findings: [{ edit: 'accident' }] });
  const whole = await desk.detail(id, { accident: { ...accident, state: 'NY' } });
  expect(whole.claim).toMatchObject({ status: 'READY', findings: [] });
});

test('a claim on hold stays on hold', async () => {
  const id = await claimOf();
  await act(desk.world.biller, 'holdClaim', id, { reason: 'Papers' });
  expect((await desk.detail(id, { note: 'Papers follow' })).claim).toMatchObject({ status: 'ON_HOLD' });
});

test('a claim in a file is refused with its status, and can be changed again once it was rejected and corrected', async () => {
  const id = await claimOf();
  await answer(server, desk.world, id, { kind: Kind.QUEUED, reports: Status.QUEUED });
  const refused = await desk.detail(id, { note: 'Too late' });
  expect(refused).toMatchObject({ __typename: 'ClaimStateError', path: ['id'] });
  await answer(server, desk.world, id, { kind: Kind.FILE_ANSWERED, reports: Status.FILE_REJECTED });
  expect((await desk.detail(id, { note: 'Too early' })).message).toContain('correctClaim');
  await act(desk.world.biller, 'correctClaim', id, { reason: 'Note' });
  expect((await desk.detail(id, { note: 'In time' })).claim?.details).toMatchObject({ note: 'In time' });
});

const person = { familyName: 'Welby' };

test.each([
  ['an accident to come', { accident: { causes: ['OTHER'], date: '2099-01-01' } }, ['accident', 'date']],
  ['a cause named twice', { accident: { causes: ['OTHER', 'OTHER'] } }, ['accident', 'causes']],
  ['a state without an automobile', { accident: { causes: ['OTHER'], state: 'NY' } }, ['accident', 'state']],
  ['an illness to come', { onsetDate: '2099-01-01' }, ['onsetDate']],
  ['a period to come', { lastMenstrualPeriod: '2099-01-01' }, ['lastMenstrualPeriod']],
  ['an admission to come', { admissionDate: '2099-01-01' }, ['admissionDate']],
  ['a discharge before admission', { admissionDate: '2026-02-25', dischargeDate: '2026-02-20' }, ['dischargeDate']],
  ['less than nothing paid', { patientPaid: '-1.00' }, ['patientPaid']],
  ['more paid than a file can say', { patientPaid: '100000000.00' }, ['patientPaid']],
  ['an NPI with a slip', { referringProvider: { ...person, npi: '1003000127' } }, ['referringProvider', 'npi']],
  ['another NPI with a slip', { orderingProvider: { ...person, npi: '1003000127' } }, ['orderingProvider', 'npi']],
  ['a line named twice', { orderingProvider: { ...person, lines: [1, 1] } }, ['orderingProvider', 'lines']],
  ['a line that the claim has not', { orderingProvider: { ...person, lines: [2] } }, ['orderingProvider', 'lines']],
  [
    'a paper without its number',
    {
      attachments: [
        { type: 'OZ', transmission: 'ON_REQUEST' },
        { type: 'OZ', transmission: 'FAX' },
      ],
    },
    ['attachments', '1', 'controlNumber'],
  ],
])('%s is refused with its field', async (_name, input, path) => {
  const refused = await desk.detail(claimId, input);
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', ...path] });
  expect(refused.problems).toHaveLength(1);
  expect(await claimNow(desk.world.biller, claimId)).toMatchObject({ version: versionBefore });
});

test('several faults are named at once', async () => {
  const refused = await desk.detail(claimId, { onsetDate: '2099-01-01', patientPaid: '-1.00' });
  expect(refused.problems?.map(({ path }) => path.at(-1))).toEqual(['onsetDate', 'patientPaid']);
});

test('a version that is not the latest is refused, and a coder changes nothing', async () => {
  const stale = await desk.detail(claimId, { expectedVersion: 1, note: 'Late' });
  expect(stale.__typename).toBe('StaleVersionError');
  const coder = await desk.world.office.as('CODER');
  const { errors } = await coder.send(
    'mutation($id: ID!) { updateClaim(id: $id, input: { expectedVersion: 1 }) { __typename } }',
    { id: claimId },
  );
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});
