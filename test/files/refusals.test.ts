import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../src/contract/type-id.ts';
import type { Client } from '../kit/client.ts';
import { eventually } from '../kit/eventually.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { announce, offer, pdfOf, send, upload } from './kit/file-client.ts';
import { diskPlace, type TestPlace } from './kit/places.ts';

let place: TestPlace;
let server: TestServer;
let office: Office;
let desk: Client;

beforeAll(async () => {
  place = await diskPlace();
  server = await startTestServer({ filePlace: place.place });
  office = await openOffice(server);
  desk = await office.as('FRONT_DESK');
});

afterAll(async () => {
  await server.stop();
  await place.remove();
});

/** Sends a file that was announced as it is, and answers the code it is refused with. */
async function refusal(bytes: Uint8Array, name = 'letter.pdf', announced: Record<string, unknown> = {}) {
  const path = await announce(desk, { name, bytes: bytes.length, ...announced });
  const { status, errors } = await send(server.url, path, bytes);
  return { status, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}

const lastFault = async () =>
  (await runAsOwner<{ fault: string | null }>(server, 'select fault from upload order by id desc limit 1'))[0]?.fault;

test('the content decides what a file is, and the refusal names what is allowed', async () => {
  const zip = Buffer.from('PK\x03\x04\x14\x00\x00\x00\x08\x00', 'latin1');
  const refused = await refusal(zip, 'letter.pdf');
  expect(refused).toMatchObject({ status: 415, code: 'FILE_TYPE_NOT_ALLOWED' });
  expect(refused.message).toContain('PDF, PNG, JPEG, TIFF, plain text and CSV');
  expect(await lastFault()).toBe('FILE_TYPE_NOT_ALLOWED');
  for (const bytes of [Buffer.from('GIF89a\x01\x00\x01\x00'), Buffer.from([0x4a, 0xe9]), Buffer.from('a\0b')])
    expect((await refusal(bytes, 'note.txt')).code).toBe('FILE_TYPE_NOT_ALLOWED');
});

test.each([
  ['note.txt', 'text/plain', Buffer.from('BMI: 22, δ\r\n')],
  ['list.CSV', 'text/csv', Buffer.from('a,b\r\n')],
  ['scan', 'image/png', Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')],
  ['scan.txt', 'image/jpeg', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')],
  [
    'fax.pdf',
    'image/tiff',
    Buffer.from(`49492a0008000000${'0100'}${'000103000100000001000000'}${'00'.repeat(64)}`, 'hex'),
  ],
])('%s is taken as %s', async (name, mediaType, bytes) => {
  const id = await upload(server.url, desk, bytes, name);
  expect((await offer(desk, id)).file).toMatchObject({ name, mediaType, bytes: bytes.length });
});

test('bytes that are fewer, or others, than announced are not kept', async () => {
  const before = place.kept().length;
  expect(await refusal(pdfOf('short'), 'a.pdf', { bytes: 1_000 })).toMatchObject({
    status: 400,
    code: 'FILE_INCOMPLETE',
  });
  expect((await refusal(pdfOf('other'), 'a.pdf', { sha256: 'a'.repeat(64) })).code).toBe('FILE_INCOMPLETE');
  expect(place.kept()).toHaveLength(before);
  expect(place.incoming()).toEqual([]);
});

test('more than 25 MB cannot be announced', async () => {
  await expect(announce(desk, { bytes: 25 * 1024 * 1024 + 1 })).rejects.toThrow('26214400');
});

/** Sends for ever, until it is answered or cut off; answers how many bytes went out. */
async function sendForEver(path: string): Promise<{ status: number | undefined; sent: number }> {
  const part = Buffer.alloc(64 * 1024, 'x');
  let sent = 0;
  const upload = request(server.url + path, { method: 'PUT', headers: { 'transfer-encoding': 'chunked' } });
  const ended = Promise.withResolvers<number | undefined>();
  upload.once('response', (response) => {
    response.resume();
    ended.resolve(response.statusCode);
  });
  upload.once('error', () => ended.resolve(undefined));
  const write = () => {
    while (!upload.destroyed && upload.write(part)) sent += part.length;
  };
  upload.on('drain', write);
  write();
  const status = await ended.promise;
  upload.destroy();
  return { status, sent };
}

test('one byte too many ends an upload while it is sent', async () => {
  const { status } = await sendForEver(await announce(desk, { bytes: 1_000_000 }));
  // A client that goes on sending may find the connection closed before it reads the answer.
  expect([413, undefined]).toContain(status);
  expect(await lastFault()).toBe('FILE_TOO_LARGE');
  expect(place.incoming()).toEqual([]);
});

test('of an upload whose client leaves nothing stays', async () => {
  const path = await announce(desk, { bytes: 1_000_000 });
  const sending = request(server.url + path, { method: 'PUT', headers: { 'content-length': 1_000_000 } });
  sending.on('error', () => {});
  sending.write(Buffer.alloc(100_000));
  await eventually(() => expect(place.incoming()).toHaveLength(1));
  sending.destroy();
  await eventually(async () => expect(await lastFault()).toBe('INTERRUPTED'));
  expect(place.incoming()).toEqual([]);
});

test('links run out: 10 minutes for uploads, 2 for downloads', async () => {
  const id = await upload(server.url, desk, pdfOf('expires'));
  const { download } = await offer(desk, id);
  const left = new Date(download?.expiresAt ?? 0).getTime() - Date.now();
  expect(left).toBeGreaterThan(60_000);
  expect(left).toBeLessThanOrEqual(120_000);
  const up = await announce(desk, { bytes: 10 });
  await runAsOwner(server, "update download set expires_at = now() - interval '1 second'");
  await runAsOwner(server, "update upload set expires_at = now() - interval '1 second'");
  expect((await fetch(server.url + download?.url)).status).toBe(410);
  expect(await send(server.url, up, Buffer.alloc(10))).toMatchObject({ status: 410 });
});

test('a link is invalid after its session has ended, and for other kinds of token', async () => {
  const id = await upload(server.url, desk, pdfOf('session'));
  const other = await office.as('FRONT_DESK');
  const { download } = await offer(other, id);
  await other.ask('mutation { signOut { __typename } }');
  const answers = [download?.url, `/files/download/${desk.token}`, '/files/download/x'].map((url) =>
    fetch(server.url + url),
  );
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([410, 410, 410]);
});

test('a file of another practice, or of readers with other rights, looks like none', async () => {
  const id = await upload(server.url, desk, pdfOf('ours'));
  const stranger = await (await openOffice(server)).as('FRONT_DESK');
  const biller = await office.as('BILLER');
  const refused = {
    __typename: 'InvalidInputError',
    message: 'input.fileId names no file of this practice; use the id of one that it has.',
    path: ['input', 'fileId'],
  };
  expect(await offer(stranger, id)).toEqual(refused);
  expect(await offer(biller, id)).toEqual(refused);
  const document = 'query($id: ID!) { node(id: $id) { ... on StoredFile { name mediaType storedBy { id } } } }';
  expect(await biller.ask(document, { id })).toMatchObject({ node: { name: null, mediaType: 'application/pdf' } });
  expect(await stranger.ask(document, { id })).toEqual({ node: null });
});

test('sending a file in, requesting it and fetching it are in the audit trail', async () => {
  const id = await upload(server.url, desk, pdfOf('audited'));
  const { download } = await offer(desk, id);
  await fetch(server.url + download?.url);
  const entries = await runAsOwner<Record<string, unknown>>(
    server,
    `select operation, action, actor_kind, staff_member_id is not null as is_staff, address from audit_entry where $1 = any(entities) order by id`,
    [`${id}@1`],
  );
  const by = { actor_kind: 'STAFF', is_staff: true, address: '127.0.0.1' };
  expect(entries).toEqual([
    { operation: 'uploadFile', action: 'CREATE', ...by },
    { operation: 'requestDownload', action: 'READ', ...by },
    { operation: 'downloadFile', action: 'EXPORT', ...by },
  ]);
  expect(parseTypeId(id)?.type).toBe('StoredFile');
});
