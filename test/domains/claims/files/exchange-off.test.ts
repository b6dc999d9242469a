import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestWorkers } from '../../../jobs/kit/start-test-workers.ts';
import { claimNow } from '../kit/claim-acts.ts';
import { receive } from '../kit/receive-and-apply.ts';
import { acknowledgement } from './kit/answer-files.ts';
import { type FolderOffice, openFolderOffice, startSenders } from './kit/folder-office.ts';
import { submit } from './kit/submit.ts';

let office: FolderOffice;
beforeAll(async () => {
  office = await openFolderOffice();
});
afterAll(() => office.stop());

test('with the exchange off files wait while other work goes on; with it on they go, as they were made', async () => {
  const { server, world, root } = office;
  const [claimId = ''] = await world.claims();
  const { batches } = await submit(world.biller, { claimIds: [claimId] });
  const off = await startTestWorkers(server.database, { ediFolder: root, exchangesEdi: false });
  // An answer to no file of the office: it is queued after the file that waits, and done before it.
  const content = acknowledgement(77).replace('AK1*HC*1*', 'AK1*HC*99*');
  const { ediFile } = await receive(world, { content });
  const statusOf = async () => {
    const { node } = await world.biller.ask<{ node: { status: string } }>(
      'query($id: ID!) { node(id: $id) { ... on EdiFile { status } } }',
      { id: ediFile?.id },
    );
    return node.status;
  };
  await expect.poll(statusOf).toBe('APPLIED');
  await off.stop();
  expect(await office.names('out')).toEqual([]);
  expect(await claimNow(world.biller, claimId)).toMatchObject({ status: 'QUEUED' });
  const on = await startSenders(office);
  await expect.poll(async () => (await claimNow(world.biller, claimId)).status).toBe('SUBMITTED');
  await on.stop();
  const [file] = batches?.map((batch) => batch.ediFile) ?? [];
  expect(await office.names('out')).toEqual([file?.name]);
  expect(await office.text(`out/${file?.name}`)).toBe(file?.content);
});
