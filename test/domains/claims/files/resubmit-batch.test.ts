import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toTypeId } from '../../../../src/contract/type-id.ts';
import type { Client } from '../../../kit/client.ts';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { answersTo } from '../answers/kit/answer-files.ts';
import { type BillingWorld, openBilling, uuidOf } from '../kit/billing-world.ts';
import { act, actOnAll, claimNow } from '../kit/claim-acts.ts';
import { receiveAndApply } from '../kit/receive-and-apply.ts';
import { type SubmittedBatch, submit } from './kit/submit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

interface Resubmitted {
  __typename: string;
  path?: string[];
  begun?: number;
  refused?: { reason: string; claim: { id: string } }[];
  batch?: { id: string };
}

async function resubmit(client: Client, id: string, idempotencyKey = randomUUID()): Promise<Resubmitted> {
  const { result } = await client.ask<{ result: Resubmitted }>(
    `mutation($id: ID!, $input: ResubmitBatchInput!) { result: resubmitBatch(id: $id, input: $input) { __typename
      ... on UserError { path } ... on ResubmitBatchSuccess { begun batch { id } refused { reason claim { id } } } } }`,
    { id, input: { idempotencyKey } },
  );
  return result;
}

/** Claims whose file was rejected by a 999. */
async function rejectedFile(
  count: number,
): Promise<{ world: BillingWorld; claimIds: string[]; batch: SubmittedBatch }> {
  const world = await openBilling(server);
  const claimIds: string[] = [];
  for (let made = 0; made < count; made += 1) claimIds.push(...(await world.claims()));
  const { batches } = await submit(world.biller, { claimIds });
  const [batch] = batches ?? [];
  if (!batch) throw new Error('No file was made.');
  const { interchangeControlNumber: interchange, groupControlNumber: group, setControlNumber: set } = batch;
  await receiveAndApply(server, world, answersTo({ numbers: { interchange, group, set } }).f999('R'));
  return { world, claimIds, batch };
}

test('all claims of a rejected file begin again as originals, and go out in another file', async () => {
  const { world, claimIds, batch } = await rejectedFile(2);
  for (const id of claimIds) expect(await claimNow(world.biller, id)).toMatchObject({ status: 'FILE_REJECTED' });
  expect(await resubmit(world.biller, batch.id)).toMatchObject({ begun: 2, refused: [], batch: { id: batch.id } });
  for (const id of claimIds)
    expect(await claimNow(world.biller, id)).toMatchObject({ status: 'READY', versionNumber: 2, frequency: '1' });
  const again = await submit(world.biller, { claimIds });
  expect(again).toMatchObject({ submitted: 2, refused: [] });
  const [second] = again.batches ?? [];
  expect(second?.id).not.toBe(batch.id);
  expect(second?.interchangeControlNumber).toBe('000000002');
  for (const id of claimIds) {
    const { pcn } = await claimNow(world.biller, id);
    expect(batch.ediFile.content).toContain(`REF*D9*${pcn}1~`);
    expect(second?.ediFile.content).toContain(`REF*D9*${pcn}2~`);
  }
});

test('a late rejection of the first file moves nothing of the second', async () => {
  const { world, claimIds, batch } = await rejectedFile(1);
  await resubmit(world.biller, batch.id);
  await submit(world.biller, { claimIds });
  const numbers = {
    ...{ interchange: batch.interchangeControlNumber, group: batch.groupControlNumber, set: batch.setControlNumber },
  };
  await receiveAndApply(server, world, answersTo({ numbers }).ta1('R', '024'));
  expect(await claimNow(world.biller, claimIds[0])).toMatchObject({ status: 'QUEUED', versionNumber: 2 });
});

test('claims that went on by another way are named, and the others begin', async () => {
  const { world, claimIds, batch } = await rejectedFile(3);
  await act(world.biller, 'correctClaim', claimIds[0], { reason: 'By hand' });
  await act(world.biller, 'closeClaim', claimIds[1], { reason: 'Written off' });
  const { begun, refused } = await resubmit(world.biller, batch.id);
  expect(begun).toBe(1);
  expect(new Set(refused?.map(({ reason, claim }) => `${reason} ${claim.id}`))).toEqual(
    new Set([`STATE ${claimIds[0]}`, `STATE ${claimIds[1]}`]),
  );
});

test('a claim that was put off comes back with its new version', async () => {
  const { world, claimIds, batch } = await rejectedFile(1);
  await actOnAll(world.biller, 'snoozeClaims', { ids: claimIds, until: '2099-01-01' });
  await resubmit(world.biller, batch.id);
  expect(await claimNow(world.biller, claimIds[0])).toMatchObject({ queue: 'TO_SEND', snoozedUntil: null });
});

test('a claim with an error begins again, and waits for its correction', async () => {
  const { world, claimIds, batch } = await rejectedFile(1);
  const change =
    'update diagnosis set code = ? where visit_coding_id = (select visit_coding_id from claim where id = ?)';
  await server.owner.em.execute(change, ['V9999', uuidOf(claimIds[0] ?? '')]);
  expect(await resubmit(world.biller, batch.id)).toMatchObject({ begun: 1, refused: [] });
  expect(await claimNow(world.biller, claimIds[0])).toMatchObject({ status: 'SCRUB_FAILED', versionNumber: 2 });
});

test('a request that is sent twice begins one version, and an unknown batch none', async () => {
  const { world, claimIds, batch } = await rejectedFile(1);
  const key = randomUUID();
  const first = await resubmit(world.biller, batch.id, key);
  expect(await resubmit(world.biller, batch.id, key)).toEqual(first);
  expect(await claimNow(world.biller, claimIds[0])).toMatchObject({ versionNumber: 2 });
  const unknown = toTypeId('Batch', randomUUID());
  expect(await resubmit(world.biller, unknown)).toMatchObject({ __typename: 'InvalidInputError', path: ['id'] });
});
