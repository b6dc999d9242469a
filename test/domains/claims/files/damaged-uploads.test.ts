import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { send, sha256 } from '../../../files/kit/file-client.ts';
import { diskPlace, type TestPlace } from '../../../files/kit/places.ts';
import { runAsOwner } from '../../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { type BillingWorld, openBilling, uuidOf } from '../kit/billing-world.ts';
import { receive } from '../kit/receive-and-apply.ts';
import { acknowledgement } from './kit/answer-files.ts';
import { announceEdi, uploadEdi } from './kit/upload-edi.ts';

let place: TestPlace;
let server: TestServer;
let world: BillingWorld;

beforeAll(async () => {
  place = await diskPlace();
  server = await startTestServer({ filePlace: place.place });
});

beforeEach(async () => {
  world = await openBilling(server);
});

afterAll(async () => {
  await server.stop();
  await place.remove();
});

const uploaded = (content: string | Uint8Array) => uploadEdi(server, world.biller, content);
/** The place on the disk of content that was uploaded. */
const placeOf = (content: string) => {
  const parts = [uuidOf(world.office.practiceId), sha256(Buffer.from(content))];
  return place.kept().find((path) => parts.every((part) => path.includes(part))) ?? '';
};

/** Files of the exchange, their bytes, and work that waits for them. */
async function leftBehind() {
  const [left] = await runAsOwner(
    server,
    `select (select count(*)::int from edi_file where practice_id = $1) as files,
       (select count(*)::int from edi_content where practice_id = $1) as contents,
       (select count(*)::int from foyer_jobs.job where name = 'claims.apply-file' and data->>'practiceId' = $1::text) as jobs`,
    [uuidOf(world.office.practiceId)],
  );
  return left;
}

test.each([
  ['lost its last bytes', (path: string) => truncateSync(path, 100)],
  ['lost all of its bytes', (path: string) => truncateSync(path, 0)],
  ['holds other bytes', (path: string) => writeFileSync(path, acknowledgement(99))],
  ['is gone', (path: string) => rmSync(path)],
])('a stored upload that %s is refused, and is received once it is sent again', async (_name, damage) => {
  const content = acknowledgement(21);
  const fileId = await uploaded(content);
  damage(placeOf(content));
  const refused = await receive(world, { fileId });
  expect(refused).toMatchObject({ __typename: 'FileCorruptError', path: ['input', 'fileId'] });
  expect(refused.message).toContain('upload the file again');
  expect(await leftBehind()).toEqual({ files: 0, contents: 0, jobs: 0 });
  expect(await receive(world, { fileId: await uploaded(content) })).toMatchObject({ ediFile: { status: 'RECEIVED' } });
  expect(await leftBehind()).toEqual({ files: 1, contents: 1, jobs: 1 });
});

test('a damaged upload is marked: its download is refused, too', async () => {
  const content = acknowledgement(22);
  const fileId = await uploaded(content);
  rmSync(placeOf(content));
  await receive(world, { fileId });
  const { requestDownload } = await world.biller.ask<{ requestDownload: { __typename: string } }>(
    'mutation($input: RequestDownloadInput!) { requestDownload(input: $input) { __typename } }',
    { input: { fileId } },
  );
  expect(requestDownload.__typename).toBe('FileCorruptError');
});

test('an upload that was never finished is no file, and neither is a visit', async () => {
  const content = Buffer.from(acknowledgement(23));
  const path = await announceEdi(world.biller, { bytes: content.length, sha256: sha256(content) });
  const short = await send(new URL(server.url).origin, path, content.subarray(0, 100));
  expect(short).toMatchObject({ status: 400, errors: [{ extensions: { code: 'FILE_INCOMPLETE' } }] });
  expect(short.file).toBeUndefined();
  const unknown = 'file_01980000-0000-7000-8000-000000000000';
  const refused = await receive(world, { fileId: unknown });
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'fileId'] });
  const other = await receive(world, { fileId: world.siteId });
  expect(other).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'fileId'] });
  expect(await leftBehind()).toEqual({ files: 0, contents: 0, jobs: 0 });
});

test('an upload of no bytes is not announced, and no content is none', async () => {
  const { requestEdiUpload } = await world.biller.ask<{ requestEdiUpload: { __typename: string; path: string[] } }>(
    `mutation { requestEdiUpload(input: { bytes: 0 }) { __typename ... on UserError { path } } }`,
  );
  expect(requestEdiUpload).toEqual({ __typename: 'InvalidInputError', path: ['input', 'bytes'] });
  const empty = await receive(world, { content: '' });
  expect(empty).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'content'] });
});

test.each([
  ['bytes of a picture', Uint8Array.from({ length: 4_096 }, (_, index) => (index * 131 + 7) % 256)],
  ['zeros', new Uint8Array(500)],
  ['blanks and line ends', ' \r\n'.repeat(50)],
  ['a letter', 'Dear colleagues,\nplease find our answer below.\n'.repeat(4)],
  ['an envelope that is cut off', acknowledgement(24).slice(0, 60)],
])('an upload of %s is refused with its fault', async (_name, content) => {
  const refused = await receive(world, { fileId: await uploaded(content) });
  expect(refused).toMatchObject({ __typename: 'EdiFileRefusedError', path: ['input', 'fileId'] });
  expect(refused.message).toContain('Ask its sender');
  expect(refused.problems?.length).toBeGreaterThan(0);
  expect(await leftBehind()).toEqual({ files: 0, contents: 0, jobs: 0 });
});

test.each([
  ['blanks', '    '],
  ['a letter', 'Dear colleagues'],
  ['letters of other alphabets', 'ISA*00*Ж中😀'],
])('content of %s is refused with its fault', async (_name, content) => {
  const refused = await receive(world, { content });
  expect(refused).toMatchObject({ __typename: 'EdiFileRefusedError', path: ['input', 'content'] });
  expect(await leftBehind()).toEqual({ files: 0, contents: 0, jobs: 0 });
});
