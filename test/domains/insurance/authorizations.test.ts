import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../kit/client.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { mergePatients, undoMerge } from '../patients/records.ts';
import { type Authorization, authorizationNow, authorize } from './authorized.ts';
import { act, openPlan } from './insured.ts';

const inDays = (days: number) => Temporal.Now.plainDateISO('UTC').add({ days }).toString();

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

async function insured(): Promise<{ patientId: string; coverageId: string }> {
  const patientId = await office.patient();
  const { coverage } = await act(desk, 'addCoverage', { patientId, planId, memberId: 'XQ1', validFrom: '2020-01-01' });
  return { patientId, coverageId: coverage?.id ?? '' };
}

const record = (coverageId: string, input: Record<string, unknown> = {}) =>
  authorize(desk, 'recordAuthorization', {
    ...{ coverageId, number: 'A-100', validFrom: '2026-01-01', validUntil: inDays(100) },
    ...{ lines: [{ approved: 6 }], ...input },
  });

async function worklist(filter: string): Promise<string[]> {
  const { authorizations } = await desk.ask<{ authorizations: { nodes: { id: string }[] } }>(
    `{ authorizations(filter: ${filter}) { nodes { id } } }`,
  );
  return authorizations.nodes.map(({ id }) => id);
}

test('an authorization is recorded with its services and units, and listed with the patient', async () => {
  const { patientId, coverageId } = await insured();
  const { authorization } = await record(coverageId, {
    lines: [{ approved: 6 }, { code: 'G0151', unitKind: 'SERVICE', approved: 12 }],
  });
  expect(authorization).toMatchObject({
    ...{ number: 'A-100', status: 'APPROVED', expiresSoon: false, isNearlyUsed: false, version: 1 },
    lines: [
      { position: 1, code: null, unitKind: 'VISIT', approved: 6, reserved: 0, consumed: 0, left: 6 },
      { position: 2, code: 'G0151', unitKind: 'SERVICE', approved: 12, reserved: 0, consumed: 0, left: 12 },
    ],
  });
  const { patient } = await desk.ask<{ patient: unknown }>(
    'query($id: ID!) { patient(id: $id) { authorizations { nodes { id coverage { id } patient { id } } } } }',
    { id: patientId },
  );
  expect(patient).toEqual({
    authorizations: { nodes: [{ id: authorization?.id, coverage: { id: coverageId }, patient: { id: patientId } }] },
  });
});

test('a request waits without a number, and gets it with the approval', async () => {
  const { coverageId } = await insured();
  const asked = await record(coverageId, { status: 'REQUESTED', number: null });
  expect(asked.authorization).toMatchObject({ status: 'REQUESTED', number: null });
  const { id = '' } = asked.authorization ?? {};
  const early = await authorize(desk, 'updateAuthorization', { expectedVersion: 1, status: 'APPROVED' }, id);
  expect(early).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'number'] });
  const changes = {
    expectedVersion: 1,
    status: 'APPROVED',
    number: 'A-7',
    lines: [{ position: 1, approved: 8 }, { approved: 2 }],
  };
  const { authorization } = await authorize(desk, 'updateAuthorization', changes, id);
  expect(authorization).toMatchObject({ status: 'APPROVED', number: 'A-7', version: 2 });
  expect(authorization?.lines.map(({ approved }) => approved)).toEqual([8, 2]);
});

test('a referral names the provider who referred, by a valid NPI', async () => {
  const { coverageId } = await insured();
  expect(await record(coverageId, { kind: 'REFERRAL' })).toMatchObject({ path: ['input', 'referringProvider'] });
  const referringProvider = { givenName: 'Lee', familyName: 'Hart', npi: '1234567890' };
  expect(await record(coverageId, { kind: 'REFERRAL', referringProvider })).toMatchObject({
    path: ['input', 'referringProvider', 'npi'],
  });
  const good = { ...referringProvider, npi: '1234567893' };
  const { authorization } = await record(coverageId, { kind: 'REFERRAL', referringProvider: good });
  expect(authorization?.referringProvider).toEqual({ familyName: 'Hart', npi: '1234567893' });
});

test('of one number there is one authorization a day; a renewal begins after it and names it', async () => {
  const { coverageId } = await insured();
  const { authorization: first } = await record(coverageId, { validUntil: '2026-06-30' });
  const overlapping = await record(coverageId, { validFrom: '2026-06-30' });
  expect(overlapping).toMatchObject({
    ...{ __typename: 'AuthorizationOverlapError', path: ['input', 'number'], authorization: { id: first?.id } },
  });
  expect(overlapping.message).toContain('updateAuthorization');
  const { authorization: next } = await record(coverageId, { validFrom: '2026-07-01', renewsId: first?.id });
  expect(next?.renews).toEqual({ id: first?.id });
  const back = await authorize(
    desk,
    'updateAuthorization',
    { expectedVersion: 1, validUntil: '2026-07-01' },
    first?.id,
  );
  expect(back).toMatchObject({ __typename: 'AuthorizationOverlapError', authorization: { id: next?.id } });
  await authorize(desk, 'cancelAuthorization', { reason: 'Typed twice' }, next?.id);
  const again = await authorize(
    desk,
    'updateAuthorization',
    { expectedVersion: 1, validUntil: '2026-07-01' },
    first?.id,
  );
  expect(again.__typename).toBe('UpdateAuthorizationSuccess');
});

test('a renewal of another patient’s authorization is refused', async () => {
  const { authorization } = await record((await insured()).coverageId);
  const refusal = await record((await insured()).coverageId, { renewsId: authorization?.id });
  expect(refusal).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'renewsId'] });
});

test('what does not fit is named at once', async () => {
  const { coverageId } = await insured();
  const { problems } = await record(coverageId, {
    ...{ status: 'CANCELLED', validUntil: '2025-01-01' },
    lines: [{ approved: 1, code: 'G0151', serviceType: '98' }],
  });
  expect(problems?.map(({ path }) => path?.slice(1).join('.'))).toEqual([
    ...['status', 'validUntil', 'lines.0.serviceType'],
  ]);
});

test('a line keeps its procedure, and there is no other than those that are there', async () => {
  const { authorization } = await record((await insured()).coverageId, { lines: [{ code: 'G0151', approved: 3 }] });
  const change = (line: Record<string, unknown>) =>
    authorize(desk, 'updateAuthorization', { expectedVersion: 1, lines: [line] }, authorization?.id);
  expect(await change({ position: 1, code: 'G0152', approved: 3 })).toMatchObject({
    path: ['input', 'lines', '0', 'code'],
  });
  expect(await change({ position: 2, approved: 3 })).toMatchObject({ path: ['input', 'lines', '0', 'position'] });
});

test('a cancelled authorization keeps its reason, and is changed and cancelled no more', async () => {
  const { authorization } = await record((await insured()).coverageId);
  const { id = '' } = authorization ?? {};
  const cancelled = await authorize(desk, 'cancelAuthorization', { reason: 'Wrong patient' }, id);
  expect(cancelled.authorization).toMatchObject({ status: 'CANCELLED', cancelReason: 'Wrong patient', version: 2 });
  expect(await authorize(desk, 'cancelAuthorization', { reason: 'Again' }, id)).toMatchObject({ path: ['id'] });
  const changed = await authorize(desk, 'updateAuthorization', { expectedVersion: 2, note: 'x' }, id);
  expect(changed.message).toContain('recordAuthorization');
});

test('those that expire within 30 days, and those with 2 units left, are a worklist', async () => {
  const { coverageId } = await insured();
  const made = async (number: string, input: Record<string, unknown>) =>
    (await record(coverageId, { number, ...input })).authorization as Authorization;
  const [soon, last, later, few, over] = [
    await made('S-0', { validUntil: inDays(0) }),
    await made('S-30', { validUntil: inDays(30) }),
    await made('S-31', { validUntil: inDays(31) }),
    await made('F-2', { validUntil: inDays(200), lines: [{ approved: 9 }, { approved: 2 }] }),
    await made('O-1', { validUntil: inDays(-1), lines: [{ approved: 3 }] }),
  ];
  const denied = await made('D-1', { status: 'DENIED', validUntil: inDays(5), lines: [{ approved: 1 }] });
  expect([soon, last, later, few, over, denied].map(({ expiresSoon }) => expiresSoon)).toEqual([
    ...[true, true, false, false, false, false],
  ]);
  expect([soon, later, few, denied].map(({ isNearlyUsed }) => isNearlyUsed)).toEqual([false, false, true, false]);
  expect(await worklist(`{ coverageId: "${coverageId}", expiresSoon: true }`)).toEqual([soon.id, last.id]);
  expect(await worklist(`{ coverageId: "${coverageId}", isNearlyUsed: true }`)).toEqual([few.id]);
  expect(await worklist(`{ coverageId: "${coverageId}", expiresSoon: false, isNearlyUsed: false }`)).toEqual([
    ...[over.id, denied.id, later.id],
  ]);
});

test('a request that is sent twice records one', async () => {
  const { coverageId } = await insured();
  const idempotencyKey = randomUUID();
  const one = await record(coverageId, { idempotencyKey });
  expect(await record(coverageId, { idempotencyKey })).toEqual(one);
  expect(await worklist(`{ coverageId: "${coverageId}" }`)).toHaveLength(1);
});

test('a merge gives authorizations to the record that is kept, and an undo gives them back', async () => {
  const [kept, merged] = [await office.patient(), await insured()];
  const { authorization } = await record(merged.coverageId);
  const ofPatient = (id: string) => worklist(`{ patientId: "${id}" }`);
  const { patientMerge } = await mergePatients(office.manager, kept, { mergedId: merged.patientId });
  expect(await ofPatient(kept)).toEqual([authorization?.id]);
  expect((await undoMerge(office.manager, patientMerge?.id ?? '')).__typename).toBe('UndoMergeSuccess');
  expect(await ofPatient(merged.patientId)).toEqual([authorization?.id]);
});

test('a coder records none, a physician sees none, and another practice finds none', async () => {
  const { coverageId } = await insured();
  const { authorization } = await record(coverageId);
  const document = 'query($id: ID!) { authorization(id: $id) { id } }';
  const physician = await office.as('PHYSICIAN');
  const seen = await physician.send(document, { id: authorization?.id });
  expect(seen.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  const coder = await office.as('CODER');
  expect((await authorizationNow(coder, authorization?.id ?? '')).number).toBe('A-100');
  const written = await coder.send(
    'mutation($id: ID!) { cancelAuthorization(id: $id, input: { reason: "x" }) { __typename } }',
    { id: authorization?.id },
  );
  expect(written.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  const stranger = await (await openOffice(server)).as('FRONT_DESK');
  expect(await stranger.ask(document, { id: authorization?.id })).toEqual({ authorization: null });
});
