import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId, toTypeId } from '../../../src/contract/type-id.ts';
import type { Client } from '../../kit/client.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { mergePatients } from './records.ts';

let server: TestServer;
let office: Office;
let desk: Client;
const zone = 'America/New_York';

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
  await office.site({ timeZone: zone });
  desk = await office.as('FRONT_DESK');
});

afterAll(() => server.stop());

interface Result {
  __typename: string;
  message?: string;
  path?: string[];
  consent?: {
    id: string;
    isInForce: boolean;
    file: { id: string } | null;
    recordedBy: { name: string };
    withdrawnAt: string | null;
    withdrawalReason: string | null;
    version: number;
  };
}

const facts = 'consent { id isInForce file { id } recordedBy { name } withdrawnAt withdrawalReason version }';

async function record(input: Record<string, unknown>): Promise<Result> {
  const { recordConsent } = await desk.ask<{ recordConsent: Result }>(
    `mutation($input: RecordConsentInput!) { recordConsent(input: $input) {
      __typename ... on UserError { message path } ... on RecordConsentSuccess { ${facts} } } }`,
    { input: { kind: 'TREATMENT', textVersion: '2026-03', signedOn: '2026-01-15', ...input } },
  );
  return recordConsent;
}

async function withdraw(id: string, input: Record<string, unknown> = {}): Promise<Result> {
  const { withdrawConsent } = await desk.ask<{ withdrawConsent: Result }>(
    `mutation($id: ID!, $input: WithdrawConsentInput!) { withdrawConsent(id: $id, input: $input) {
      __typename ... on UserError { message path } ... on WithdrawConsentSuccess { ${facts} } } }`,
    { id, input },
  );
  return withdrawConsent;
}

/** A file that the desk may read, and one that only another permission opens. */
async function file(permission: string): Promise<string> {
  const id = randomUUID();
  await runAsOwner(
    server,
    `insert into stored_file (practice_id, id, sha256, bytes, media_type, name, permission, category, made_by, stored_at)
     values ($1, $2, repeat('1', 64), 1, 'application/pdf', 'consent.pdf', $3, 'DOCUMENTS', 'uploadFile', now())`,
    [parseTypeId(office.practiceId)?.uuid, id, permission],
  );
  return toTypeId('StoredFile', id);
}

const day = (days: number) => Temporal.Now.plainDateISO(zone).add({ days }).toString();

test('a consent is recorded with the version of its text and the scanned paper, and holds', async () => {
  const patientId = await office.patient();
  const fileId = await file('FILE_DOCUMENTS');
  const { consent } = await record({ patientId, fileId, signedBy: 'Her father' });
  expect(consent).toMatchObject({ isInForce: true, file: { id: fileId }, recordedBy: {}, withdrawnAt: null });
  const { patient } = await desk.ask<{ patient: object }>(
    `query($id: ID!) { patient(id: $id) { consents { totalCount nodes { id kind textVersion signedOn signedBy validUntil } } } }`,
    { id: patientId },
  );
  expect(patient).toEqual({
    consents: {
      totalCount: 1,
      nodes: [
        {
          ...{ id: consent?.id, kind: 'TREATMENT', textVersion: '2026-03', signedOn: '2026-01-15' },
          ...{ signedBy: 'Her father', validUntil: null },
        },
      ],
    },
  });
});

test.each([
  ['yesterday', -1, false],
  ['today', 0, true],
  ['tomorrow', 1, true],
])('a consent whose last day was %s', async (_when, days, isInForce) => {
  const { consent } = await record({ patientId: await office.patient(), validUntil: day(days) });
  expect(consent?.isInForce).toBe(isInForce);
});

test('a consent is withdrawn once, with the reason, and holds no longer', async () => {
  const { consent } = await record({ patientId: await office.patient() });
  const id = consent?.id ?? '';
  expect(await withdraw(id, { reason: 'Changed her mind.' })).toMatchObject({
    consent: { isInForce: false, withdrawnAt: expect.any(String), withdrawalReason: 'Changed her mind.', version: 2 },
  });
  expect(await withdraw(id)).toMatchObject({ __typename: 'InvalidInputError', path: ['id'] });
});

test.each([
  ['signed tomorrow', { signedOn: () => day(1) }, 'signedOn', /is in the future/],
  ['signed before the birth', { signedOn: () => '1980-03-31' }, 'signedOn', /before the patient was born/],
  ['ended before it was signed', { validUntil: () => '2026-01-14' }, 'validUntil', /is before input\.signedOn/],
  ['with a file that may not be read', { fileId: () => file('EXPORT_AUDIT') }, 'fileId', /names no file/],
])('a consent %s is refused on its field', async (_what, input, field, message) => {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) values[name] = await value();
  expect(await record({ patientId: await office.patient(), ...values })).toMatchObject({
    __typename: 'InvalidInputError',
    path: ['input', field],
    message: expect.stringMatching(message),
  });
});

test('consents of the practice are found by kind, by the day on which they end, and by whether they were withdrawn', async () => {
  const own = await openOffice(server);
  const patientId = await own.patient();
  const recordOwn = async (input: Record<string, unknown>) => {
    const { recordConsent } = await own.manager.ask<{ recordConsent: Result }>(
      `mutation($input: RecordConsentInput!) { recordConsent(input: $input) { __typename ... on RecordConsentSuccess { ${facts} } } }`,
      { input: { patientId, textVersion: '1', signedOn: '2026-01-15', ...input } },
    );
    return recordConsent.consent?.id ?? '';
  };
  const telehealth = await recordOwn({ kind: 'TELEHEALTH', validUntil: '2027-01-31' });
  const photography = await recordOwn({ kind: 'PHOTOGRAPHY', validUntil: '2027-02-01' });
  const treatment = await recordOwn({ kind: 'TREATMENT', signedOn: '2026-02-01' });
  await own.manager.ask('mutation($id: ID!) { withdrawConsent(id: $id) { __typename } }', { id: photography });
  const found = async (filter: string) => {
    const { consents } = await own.manager.ask<{ consents: { nodes: { id: string }[] } }>(
      `{ consents(filter: ${filter}, orderBy: EARLIEST_FIRST) { nodes { id } } }`,
    );
    return consents.nodes.map(({ id }) => id);
  };
  expect(await found('{ validUntil: { from: "2027-01-01", until: "2027-02-01" } }')).toEqual([telehealth]);
  expect(await found('{ kind: { in: [TREATMENT, TELEHEALTH] } }')).toEqual([telehealth, treatment]);
  expect(await found('{ isWithdrawn: true }')).toEqual([photography]);
  expect(await found(`{ patientId: "${patientId}", signedOn: { from: "2026-02-01" } }`)).toEqual([treatment]);
});

test('a merged record gets no consent, and who may not record consents is refused', async () => {
  const [kept, merged] = [await office.patient(), await office.patient()];
  await mergePatients(office.manager, kept, { mergedId: merged });
  expect(await record({ patientId: merged })).toMatchObject({ __typename: 'PatientMergedError' });
  const coder = await office.as('CODER');
  const { errors } = await coder.send(
    `mutation($input: RecordConsentInput!) { recordConsent(input: $input) { __typename } }`,
    { input: { patientId: kept, kind: 'TREATMENT', textVersion: '1', signedOn: '2026-01-15' } },
  );
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('consents in the audit trail are of their own category', async () => {
  const patientId = await office.patient();
  await record({ patientId });
  const officer = await office.as('PRIVACY_OFFICER');
  const { auditTrail } = await officer.ask<{
    auditTrail: { nodes: { operation: string; action: string; categories: string[] }[] };
  }>('query($id: ID!) { auditTrail(patientId: $id) { nodes { operation action categories } } }', { id: patientId });
  expect(auditTrail.nodes).toContainEqual({ operation: 'recordConsent', action: 'CREATE', categories: ['CONSENTS'] });
});
