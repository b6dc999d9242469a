import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { type BillingWorld, openBilling, uuidOf } from '../kit/billing-world.ts';
import { submit } from './kit/submit.ts';

let server: TestServer;
let world: BillingWorld;
let patientId: string;
let file: { id: string; name: string; content: string | null };

beforeAll(async () => {
  server = await startTestServer();
  world = await openBilling(server);
  patientId = await world.insured();
  const { batches = [] } = await submit(world.biller, { claimIds: await world.claims({ patientId }) });
  file = batches[0]?.ediFile ?? { id: '', name: '', content: null };
});

afterAll(() => server.stop());

interface Exported {
  __typename: string;
  path?: string[];
  message?: string;
  file?: { id: string; name: string };
  download?: { url: string };
}

const document = `mutation($input: ExportEdiFileInput!) { exportEdiFile(input: $input) { __typename
  ... on UserError { message path } ... on ExportEdiFileSuccess { file { id name } download { url } } } }`;

async function exported(ediFileId: string, client = world.biller): Promise<Exported> {
  return (await client.ask<{ exportEdiFile: Exported }>(document, { input: { ediFileId } })).exportEdiFile;
}

const fetched = (url = '') => fetch(new URL(url, server.url));

test('the bytes of a file are fetched once, as they are sent', async () => {
  const { file: copy, download } = await exported(file.id);
  expect(copy).toMatchObject({ name: file.name });
  const first = await fetched(download?.url);
  expect(await first.text()).toBe(file.content);
  expect((await fetched(download?.url)).status).toBeGreaterThanOrEqual(400);
});

test('the export is in the audit trail of each patient whose claim is in the file', async () => {
  const { download } = await exported(file.id);
  await fetched(download?.url);
  const auditor = await world.office.as('PRIVACY_OFFICER');
  const { auditTrail } = await auditor.ask<{ auditTrail: { nodes: { operation: string; action: string }[] } }>(
    'query($patientId: ID!) { auditTrail(patientId: $patientId) { nodes { operation action } } }',
    { patientId },
  );
  expect(auditTrail.nodes).toContainEqual({ operation: 'downloadFile', action: 'EXPORT' });
});

test('a copy is not for those who do not exchange files', async () => {
  const { file: copy } = await exported(file.id);
  const desk = await world.office.as('FRONT_DESK');
  const { requestDownload } = await desk.ask<{ requestDownload: { __typename: string } }>(
    'mutation($input: RequestDownloadInput!) { requestDownload(input: $input) { __typename } }',
    { input: { fileId: copy?.id } },
  );
  expect(requestDownload.__typename).toBe('InvalidInputError');
  expect((await desk.send(document, { input: { ediFileId: file.id } })).errors?.[0]?.extensions?.code).toBe(
    'FORBIDDEN',
  );
});

test('a file of another practice is not there, and one that was too large to be kept says where it lies', async () => {
  const path = ['input', 'ediFileId'];
  const stranger = (await openBilling(server)).biller;
  expect(await exported(file.id, stranger)).toMatchObject({ __typename: 'InvalidInputError', path });
  await server.owner.em.execute('delete from edi_content where edi_file_id = ?', [uuidOf(file.id)]);
  const refused = await exported(file.id);
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path });
  expect(refused.message).toContain('`refused`');
});
