import { afterAll, beforeAll, expect, test } from 'vitest';
import { reread } from '../../../../src/edi/claim/reread.ts';
import { write837p } from '../../../../src/edi/claim/write-837p.ts';
import { aFile } from '../../../edi/kit/a-claim.ts';
import { runAsOwner } from '../../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { type BillingWorld, make, openBilling, uuidOf } from '../kit/billing-world.ts';
import { snapshotNow } from '../kit/snapshot-now.ts';

let server: TestServer;
let world: BillingWorld;

beforeAll(async () => {
  server = await startTestServer();
  world = await openBilling(server);
});

afterAll(() => server.stop());

const kildare = {
  name: { kind: 'PERSON', familyName: 'Kildare', givenName: 'Ben', middleName: null, suffix: null },
  ...{ npi: '1679576722', taxonomyCode: '207Q00000X' },
};

const inAlbany = (line1: string, postalCode: string) => ({
  ...{ line1, line2: null, city: 'Albany', state: 'NY', postalCode, country: null },
});

test('the claim of a patient who is insured says everything that the file needs, and the file reads back the same', async () => {
  const patientId = await world.insured({ givenName: 'Jane', familyName: 'Doe' });
  const [id] = await world.claims({ patientId });
  const { snapshot, sha256, clearinghouseId, missing } = await snapshotNow(server, world, id);
  expect(missing).toEqual([]);
  expect(clearinghouseId).toBe(uuidOf(world.clearinghouseId));
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(snapshot).toMatchObject({
    ...{ frequency: '1', payerControlNumber: null, total: 12_550, placeOfService: '11', diagnoses: ['J069'] },
    ...{ benefitsAssigned: 'Y', releaseOfInformation: 'Y', cliaNumber: null, patient: null, serviceFacility: null },
    clearinghouseClaimNumber: `${snapshot.patientControlNumber}1`,
    billingProvider: {
      name: { kind: 'ORGANIZATION', name: 'Northside Family Medicine' },
      ...{ npi: '1234567893', taxIdKind: 'EIN', taxId: '141234567', address: inAlbany('1 Main Street', '122071234') },
      contact: { name: 'Billing', phone: '5185550100' },
    },
    subscriber: {
      ...{ responsibility: 'P', memberId: 'W123456789', filingCode: 'CI' },
      name: { familyName: 'Doe', givenName: 'Jane' },
      demographics: { address: inAlbany('2 Elm Street', '12208'), birthDate: '1980-04-01', sex: 'F' },
    },
    payer: { name: 'Northern Mutual', idKind: 'PI', id: '12345', address: null },
    renderingProvider: kildare,
    lines: [{ procedure: 'G0463', charge: 12_550, units: 1, unit: 'UN', diagnosisPointers: [1], placeOfService: null }],
  });
  const file = aFile([snapshot]);
  expect(reread(file, write837p(file).content ?? '')).toEqual([]);
});

test('a dependent has demographics of their own, and the subscriber a name only', async () => {
  const subscriber = { givenName: 'Sam', familyName: 'Okoro', birthDate: '1979-02-03', gender: 'MALE' };
  const patientId = await world.insured({ givenName: 'Ada' }, { relationship: 'CHILD', subscriber, groupNumber: 'G7' });
  const [id] = await world.claims({ patientId });
  const { snapshot } = await snapshotNow(server, world, id);
  expect(snapshot.subscriber).toMatchObject({ name: { familyName: 'Okoro' }, demographics: null, groupNumber: 'G7' });
  expect(snapshot.patient).toMatchObject({
    ...{ relationship: '19', name: { givenName: 'Ada' } },
    demographics: { address: inAlbany('2 Elm Street', '12208'), birthDate: '1980-04-01' },
  });
});

test('a line says where it differs: place, provider, drug; pointers follow the diagnoses', async () => {
  const other = await world.office.provider({ npi: '1992999825', legalGivenName: 'Ada', legalFamilyName: 'Osei' });
  const drug = { ndcCode: '00003029305', ndcQuantity: 1.5, ndcUnit: 'MILLILITER' as never };
  const [id] = await world.claims({
    diagnoses: ['J069', 'R05', 'Z0000'],
    charges: [
      { pointers: [3, 1] },
      { code: 'J3301', units: 4, pointers: [2], modifiers: ['JZ'], ...drug },
      { code: 'Q3014', placeOfService: '10', providerId: uuidOf(other), serviceUntil: '2026-11-03' },
    ],
  });
  const { snapshot } = await snapshotNow(server, world, id);
  expect(snapshot.diagnoses).toEqual(['J069', 'R05', 'Z0000']);
  expect(snapshot.lines).toMatchObject([
    { diagnosisPointers: [3, 1], placeOfService: null, renderingProvider: null, drug: null, serviceDateTo: null },
    { modifiers: ['JZ'], units: 4, drug: { ndc: '00003029305', quantity: 1.5, unit: 'ML' } },
    { placeOfService: '10', renderingProvider: { npi: '1992999825' }, serviceDateTo: '2026-11-03' },
  ]);
  const numbers = snapshot.lines.map(({ controlNumber }) => controlNumber);
  expect(numbers).toEqual(['01', '02', '03'].map((line) => `${snapshot.patientControlNumber}${line}`));
});

test('a visit with too many lines becomes claims with the diagnoses that their lines point to', async () => {
  const charges = Array.from({ length: 52 }, (_, index) => ({ pointers: index < 50 ? [1] : [2] }));
  const ids = await world.claims({ charges, diagnoses: ['J069', 'R05'] });
  expect(ids).toHaveLength(2);
  const [first, second] = [await snapshotNow(server, world, ids[0]), await snapshotNow(server, world, ids[1])];
  expect(first.snapshot).toMatchObject({ diagnoses: ['J069', 'R05'], total: 50 * 12_550 });
  expect(second.snapshot).toMatchObject({ diagnoses: ['R05'], lines: [{ diagnosisPointers: [1] }, {}] });
});

test('another place than the billing address is the service facility, and only tests name the certificate', async () => {
  const away = await openBilling(server);
  const address = { line1: '9 Harbor Street', city: 'Troy', state: 'NY', postalCode: '12180-4321' };
  const siteId = await away.office.site({ name: 'Harbor Clinic', address, cliaNumber: '33D1234567' });
  const [id] = await { ...away, siteId }.claims();
  await runAsOwner(server, 'update claim set site_id = $1 where id = $2', [uuidOf(siteId), uuidOf(id ?? '')]);
  const visit = await snapshotNow(server, away, id);
  expect(visit.snapshot).toMatchObject({
    cliaNumber: null,
    serviceFacility: {
      name: 'Harbor Clinic',
      npi: null,
      address: { line1: '9 Harbor Street', postalCode: '121804321' },
    },
  });
  await runAsOwner(server, `update charge set modifiers = '{QW}' where practice_id = $1`, [
    uuidOf(away.office.practiceId),
  ]);
  expect((await snapshotNow(server, away, id)).snapshot.cliaNumber).toBe('33D1234567');
});

test('a provider whose NPI is the practice’s own bills as a person, and is not named twice', async () => {
  const solo = await openBilling(server);
  await make(solo.office.manager, 'updatePractice', { expectedVersion: 2, npi: '1679576722' });
  const [id] = await solo.claims();
  const { snapshot } = await snapshotNow(server, solo, id);
  expect(snapshot.billingProvider).toMatchObject({ name: kildare.name, npi: '1679576722' });
  expect(snapshot.renderingProvider).toBeNull();
});

test('a replacement carries the payer’s number; its reference names its version', async () => {
  const [id] = await world.claims();
  await runAsOwner(
    server,
    `update claim set frequency = '7', version_number = 2, payer_control_number = 'ICN77' where id = $1`,
    [uuidOf(id ?? '')],
  );
  const { snapshot } = await snapshotNow(server, world, id);
  expect(snapshot).toMatchObject({ frequency: '7', payerControlNumber: 'ICN77' });
  expect(snapshot.clearinghouseClaimNumber).toBe(`${snapshot.patientControlNumber}2`);
});

test('what the practice does not know stays empty, and is named with the record to open', async () => {
  const bare = await openBilling(server);
  await make(bare.office.manager, 'updatePractice', { expectedVersion: 2, npi: null, billingAddress: null });
  const patientId = await bare.insured({ address: null });
  const providerId = await bare.office.provider({ name: 'Dr. New' });
  const [id] = await bare.claims({ patientId, charges: [{ providerId: uuidOf(providerId) }] });
  const { snapshot, missing } = await snapshotNow(server, bare, id);
  expect(snapshot).toMatchObject({
    billingProvider: { npi: '', address: { line1: '', city: '', state: null, postalCode: null } },
    subscriber: { demographics: null },
    renderingProvider: { npi: null, name: { familyName: '' } },
  });
  expect(missing.map(({ path }) => path.join('.'))).toEqual([
    'billingProvider.npi',
    ...['line1', 'city', 'state', 'postalCode'].map((part) => `billingProvider.address.${part}`),
    ...['subscriber.demographics', 'renderingProvider.npi', 'renderingProvider.name.familyName'],
  ]);
});
