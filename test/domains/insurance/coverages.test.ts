import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId, toTypeId } from '../../../src/contract/type-id.ts';
import type { Client } from '../../kit/client.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { mergePatients, undoMerge } from '../patients/records.ts';
import { act, type CoverageFacts, openPlan } from './insured.ts';

let server: TestServer;
let office: Office;
let desk: Client;
let planId: string;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
  desk = await office.as('FRONT_DESK');
  planId = await openPlan(office);
});

afterAll(() => server.stop());

const add = (patientId: string, input: Record<string, unknown> = {}) =>
  act(desk, 'addCoverage', { patientId, planId, memberId: 'XQ100-7', validFrom: '2026-01-01', ...input });

async function coveragesOf(patientId: string): Promise<CoverageFacts[]> {
  const { patient } = await desk.ask<{ patient: { coverages: { nodes: CoverageFacts[] } } }>(
    'query($id: ID!) { patient(id: $id) { coverages { nodes { id rank memberId validFrom validUntil } } } }',
    { id: patientId },
  );
  return patient.coverages.nodes;
}

const spouse = { givenName: 'Sam', familyName: 'Okoro', birthDate: '1979-02-03', gender: 'MALE' };

test('coverages of a patient are listed by rank, with their plan and payer', async () => {
  const patientId = await office.patient();
  await add(patientId, { rank: 2, memberId: 'SECOND1' });
  await add(patientId, { memberId: 'FIRST1' });
  const { patient } = await desk.ask<{ patient: unknown }>(
    `query($id: ID!) { patient(id: $id) { coverages { totalCount nodes { rank memberId relationship
      plan { name payer { name } } } } } }`,
    { id: patientId },
  );
  const plan = { name: 'Choice Plus', payer: { name: 'Northern Mutual' } };
  expect(patient).toEqual({
    coverages: {
      totalCount: 2,
      nodes: [
        { rank: 1, memberId: 'FIRST1', relationship: 'SELF', plan },
        { rank: 2, memberId: 'SECOND1', relationship: 'SELF', plan },
      ],
    },
  });
});

test('of one rank there is one coverage a day: the refusal shows the one in the way, and an end makes room', async () => {
  const patientId = await office.patient();
  const { coverage: first } = await add(patientId);
  const refusal = await add(patientId, { memberId: 'NEW1', validFrom: '2026-06-01' });
  expect(refusal).toMatchObject({
    ...{ __typename: 'CoverageOverlapError', path: ['input', 'validFrom'] },
    coverage: { id: first?.id },
  });
  expect(refusal.message).toContain('endCoverage');
  const ended = await act(desk, 'endCoverage', { validUntil: '2026-05-31' }, first?.id);
  expect(ended.coverage).toMatchObject({ validUntil: '2026-05-31', version: 2 });
  expect((await add(patientId, { memberId: 'NEW1', validFrom: '2026-06-01' })).__typename).toBe('AddCoverageSuccess');
  // The end cannot be taken away any more, nor moved past the next one's beginning.
  const reopened = await act(desk, 'updateCoverage', { expectedVersion: 2, validUntil: null }, first?.id);
  expect(reopened).toMatchObject({ __typename: 'CoverageOverlapError', coverage: { memberId: 'NEW1' } });
  const moved = await act(desk, 'endCoverage', { validUntil: '2026-06-01' }, first?.id);
  expect(moved).toMatchObject({ __typename: 'CoverageOverlapError', path: ['input', 'validUntil'] });
});

test('a person who is insured is named where it is not the patient, and only then', async () => {
  const patientId = await office.patient();
  expect(await add(patientId, { relationship: 'SPOUSE' })).toMatchObject({ path: ['input', 'subscriber'] });
  expect(await add(patientId, { subscriber: spouse })).toMatchObject({ path: ['input', 'subscriber'] });
  const unborn = { ...spouse, birthDate: '2200-01-01' };
  expect(await add(patientId, { relationship: 'SPOUSE', subscriber: unborn })).toMatchObject({
    path: ['input', 'subscriber', 'birthDate'],
  });
  const { coverage } = await add(patientId, { relationship: 'SPOUSE', subscriber: spouse });
  expect(coverage?.subscriber).toEqual({ givenName: 'Sam', birthDate: '1979-02-03' });
  const own = { expectedVersion: 1, relationship: 'SELF', subscriber: null };
  expect((await act(desk, 'updateCoverage', own, coverage?.id)).coverage?.subscriber).toBeNull();
});

test('everything that does not fit is named at once', async () => {
  const { problems } = await add(await office.patient(), {
    ...{ memberId: 'AB 1*2', validFrom: '2026-05-02', validUntil: '2026-05-01', relationship: 'CHILD' },
    cardFrontId: toTypeId('StoredFile', randomUUID()),
  });
  expect(problems?.map(({ path }) => path?.at(-1))).toEqual(['memberId', 'validUntil', 'subscriber', 'cardFrontId']);
});

test('a closed plan takes no new coverages, and keeps those it has', async () => {
  const other = await openPlan(office, { name: 'Old Choice' });
  const patientId = await office.patient();
  const { coverage } = await add(patientId, { planId: other });
  const closed = await act(office.manager, 'updatePlan', { expectedVersion: 1, isActive: false }, other);
  expect(closed.plan).toMatchObject({ isActive: false, version: 2 });
  expect(await add(await office.patient(), { planId: other })).toMatchObject({ path: ['input', 'planId'] });
  const corrected = await act(desk, 'updateCoverage', { expectedVersion: 1, memberId: 'XQ2' }, coverage?.id);
  expect(corrected.coverage).toMatchObject({ memberId: 'XQ2', version: 2 });
});

test('a request that is sent twice adds one coverage', async () => {
  const patientId = await office.patient();
  const idempotencyKey = randomUUID();
  const [one, again] = [await add(patientId, { idempotencyKey }), await add(patientId, { idempotencyKey })];
  expect(again).toEqual(one);
  expect(await coveragesOf(patientId)).toHaveLength(1);
});

test('the card is shown with the coverage, and counts as a file about the patient', async () => {
  const patientId = await office.patient();
  const file = randomUUID();
  await runAsOwner(
    server,
    `insert into stored_file (practice_id, id, sha256, bytes, media_type, name, permission, category, made_by, stored_at)
     values ($1, $2, repeat('4', 64), 1, 'image/png', 'card.png', 'FILE_DOCUMENTS', 'DOCUMENTS', 'uploadFile', now())`,
    [parseTypeId(office.practiceId)?.uuid, file],
  );
  const cardFrontId = toTypeId('StoredFile', file);
  expect((await add(patientId, { cardFrontId })).coverage?.cardFront).toEqual({ id: cardFrontId });
  const named = await runAsOwner(server, 'select patient_id from stored_file_patient where file_id = $1', [file]);
  expect(named).toEqual([{ patient_id: parseTypeId(patientId)?.uuid }]);
});

test('a merge moves coverages to the end of the line where they meet, and an undo gives them back', async () => {
  const [kept, merged] = [await office.patient(), await office.patient()];
  await add(kept, { memberId: 'KEPT1' });
  await add(merged, { memberId: 'MERGED1' });
  await add(merged, { memberId: 'MERGED2', rank: 2 });
  const { patientMerge } = await mergePatients(office.manager, kept, { mergedId: merged });
  const ranks = async (id: string) => (await coveragesOf(id)).map(({ rank, memberId }) => `${rank} ${memberId}`);
  expect(await ranks(kept)).toEqual(['1 KEPT1', '2 MERGED1', '3 MERGED2']);
  expect((await undoMerge(office.manager, patientMerge?.id ?? '')).__typename).toBe('UndoMergeSuccess');
  expect(await ranks(kept)).toEqual(['1 KEPT1']);
  expect(await ranks(merged)).toEqual(['1 MERGED1', '2 MERGED2']);
});

test('a physician sees no coverage, a coder changes none, and another practice finds none', async () => {
  const patientId = await office.patient();
  const { coverage } = await add(patientId);
  const physician = await office.as('PHYSICIAN');
  const seen = await physician.send('query($id: ID!) { coverage(id: $id) { memberId } }', { id: coverage?.id });
  expect(seen.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  const coder = await office.as('CODER');
  const written = await coder.send(
    'mutation($id: ID!) { endCoverage(id: $id, input: { validUntil: "2026-12-31" }) { __typename } }',
    { id: coverage?.id },
  );
  expect(written.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  const stranger = await (await openOffice(server)).as('FRONT_DESK');
  expect(await stranger.ask('query($id: ID!) { coverage(id: $id) { memberId } }', { id: coverage?.id })).toEqual({
    coverage: null,
  });
});
