import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { make, openBilling, uuidOf } from '../kit/billing-world.ts';
import { claimNow } from '../kit/claim-acts.ts';
import { submit } from './kit/submit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A provider bills alone: the name of the practice stands in the head of the file, and in no claim. */
async function openSolo(practice: Record<string, unknown> = {}) {
  const world = await openBilling(server);
  await make(world.office.manager, 'updatePractice', { expectedVersion: 2, npi: '1679576722', ...practice });
  return world;
}

test.each([
  ['letters of another script', '北の診療所', 'set.submitter.name', 'U+5317'],
  ['a separator of files', 'North~IEA*1', 'set.submitter.name', 'separates parts of the file'],
])('a file whose head has %s is not made: each claim is named, and stays ready', async (_name, name, path, reason) => {
  const world = await openSolo({ name });
  const claimIds = [...(await world.claims()), ...(await world.claims())];
  const { submitted, batches, refused = [] } = await submit(world.biller, { claimIds });
  expect({ submitted, batches }).toEqual({ submitted: 0, batches: [] });
  expect(refused.map(({ claim, reason: why }) => [claim?.id, why])).toEqual(
    expect.arrayContaining(claimIds.map((id) => [id, 'NOT_WRITABLE'])),
  );
  expect(refused[0]?.message).toContain(path);
  expect(refused[0]?.message).toContain(reason);
  for (const id of claimIds) expect(await claimNow(world.biller, id)).toMatchObject({ status: 'READY' });
});

test('the name of a clearinghouse that cannot be written keeps its files back, until it is changed', async () => {
  const world = await openBilling(server);
  const rename = 'update clearinghouse set name = ? where id = ?';
  await server.owner.em.execute(rename, ['交換所', uuidOf(world.clearinghouseId)]);
  const claimIds = await world.claims();
  const { refused } = await submit(world.biller, { claimIds });
  expect(refused).toMatchObject([{ reason: 'NOT_WRITABLE', message: expect.stringContaining('set.receiver.name') }]);
  await server.owner.em.execute(rename, ['Exchange', uuidOf(world.clearinghouseId)]);
  expect(await submit(world.biller, { claimIds })).toMatchObject({ submitted: 1, refused: [] });
});

test('a long name is cut as the file has it: letters that are written as two count as two', async () => {
  const world = await openSolo({ name: 'ß'.repeat(50) });
  const { submitted, batches } = await submit(world.biller, { claimIds: await world.claims() });
  expect(submitted).toBe(1);
  expect(batches?.[0]?.ediFile.content).toContain(`NM1*41*2*${'S'.repeat(60)}*`);
});
