import { afterAll, beforeAll, expect, test } from 'vitest';
import { upload } from '../../../files/kit/file-client.ts';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { type BillingWorld, openBilling } from '../kit/billing-world.ts';
import { receive } from '../kit/receive-and-apply.ts';
import { acknowledgement } from './kit/answer-files.ts';
import { uploadEdi } from './kit/upload-edi.ts';

let server: TestServer;
let world: BillingWorld;
beforeAll(async () => {
  server = await startTestServer();
  world = await openBilling(server);
});
afterAll(() => server.stop());

const origin = () => new URL(server.url).origin;

const uploaded = (content: string) => uploadEdi(server, world.biller, content);

test('a file that a person has is received once, and shows its content', async () => {
  const content = acknowledgement(7);
  const { ediFile } = await receive(world, { content });
  expect(ediFile).toMatchObject({ status: 'RECEIVED', transactions: ['999'], content });
  const again = await receive(world, { content });
  expect(again).toMatchObject({ __typename: 'AlreadyReceivedError', path: ['input', 'content'], ediFile });
});

test('an upload of any length is received by its id, and is the same file as its content', async () => {
  const content = acknowledgement(9);
  const fileId = await uploaded(content);
  const { ediFile } = await receive(world, { fileId });
  expect(ediFile).toMatchObject({ status: 'RECEIVED', transactions: ['999'], content });
  const again = await receive(world, { content });
  expect(again).toMatchObject({ __typename: 'AlreadyReceivedError', ediFile: { id: ediFile?.id } });
});

test('an upload may have the separators of older systems', async () => {
  const content = acknowledgement(10).replaceAll('~', '\x1c').replaceAll('*', '\x1d');
  const { ediFile } = await receive(world, { fileId: await uploaded(content) });
  expect(ediFile).toMatchObject({ status: 'RECEIVED', transactions: ['999'], content: null });
});

test('an upload that cannot be read is refused with its segment', async () => {
  const refused = await receive(world, { fileId: await uploaded(acknowledgement(11).slice(0, 200)) });
  expect(refused).toMatchObject({ __typename: 'EdiFileRefusedError', path: ['input', 'fileId'], segment: 'AK1' });
});

test('a colleague’s document is no file of a clearinghouse for those who may not read it', async () => {
  const desk = await world.office.as('FRONT_DESK');
  const fileId = await upload(origin(), desk, Buffer.from(acknowledgement(12)), 'letter.txt');
  const refused = await receive(world, { fileId });
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'fileId'] });
  const announced = 'mutation { requestEdiUpload(input: { bytes: 5 }) { __typename } }';
  expect((await desk.send(announced)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('a file of another practice is not there', async () => {
  const fileId = await uploaded(acknowledgement(13));
  const refused = await receive(await openBilling(server), { fileId });
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'fileId'] });
});

test('a file that cannot be read is refused with its segment, and leaves nothing behind', async () => {
  const own = await openBilling(server);
  const refused = await receive(own, { content: acknowledgement(8).slice(0, 200) });
  expect(refused).toMatchObject({ __typename: 'EdiFileRefusedError', path: ['input', 'content'] });
  expect(refused.problems?.map(({ code }) => code)).toContain('TRUNCATED');
  const { ediFiles } = await own.biller.ask<{ ediFiles: { totalCount: number } }>('{ ediFiles { totalCount } }');
  expect(ediFiles.totalCount).toBe(0);
});

test('either the content or an upload is sent', async () => {
  const both = { content: acknowledgement(14), fileId: await uploaded(acknowledgement(14)) };
  for (const input of [{}, both])
    expect(await receive(world, input)).toMatchObject({ __typename: 'InvalidInputError', path: ['input'] });
});

test('a clearinghouse of another practice is not there', async () => {
  const { clearinghouseId } = await openBilling(server);
  const refused = await receive(world, { content: acknowledgement(15), clearinghouseId });
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'clearinghouseId'] });
});
