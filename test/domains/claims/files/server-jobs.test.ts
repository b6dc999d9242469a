import { afterAll, beforeAll, expect, test } from 'vitest';
import { exchangeFiles } from '../../../../src/domains/claims/files/transport/sftp/exchange-with-server.job.ts';
import { sendVisits, visitServers } from '../../../../src/domains/claims/files/transport/sftp/visit-servers.job.ts';
import { startTestWorkers, type TestWorkers } from '../../../jobs/kit/start-test-workers.ts';
import { uuidOf } from '../kit/billing-world.ts';
import { claimNow } from '../kit/claim-acts.ts';
import { acknowledgement } from './kit/answer-files.ts';
import { openServerOffice, type SecretNode, type ServerOffice, startSecretNode } from './kit/server-office.ts';
import { submit } from './kit/submit.ts';

let node: SecretNode;
let office: ServerOffice;
let workers: TestWorkers;

beforeAll(async () => {
  node = await startSecretNode();
  office = await openServerOffice(node);
  const needs = { secretsFolder: node.secrets, ediFolder: '/nonexistent', exchangesEdi: true };
  workers = await startTestWorkers(node.server.database, needs);
});
afterAll(async () => {
  await workers.stop();
  await office.stop();
  await node.stop();
});

test('a file is handed over as soon as it is frozen, and its claim is submitted', async () => {
  const [claimId = ''] = await office.world.claims();
  const { batches } = await submit(office.world.biller, { claimIds: [claimId] });
  await expect.poll(() => office.names('out')).toEqual([batches?.[0]?.ediFile.name]);
  await expect.poll(async () => (await claimNow(office.world.biller, claimId)).status).toBe('SUBMITTED');
});

test('each minute a server is visited, unless a visit is under way or it failed a moment ago', async () => {
  const { orm, office: parts } = node.server.app;
  const send = () => sendVisits({ orm, jobs: parts.jobs }, uuidOf(office.world.office.practiceId));
  await office.put('answer.999', acknowledgement(1));
  await send();
  await expect.poll(() => office.names('done')).toEqual(['answer.999']);
  const jobs = () => office.ask(`select 1 from foyer_jobs.job where name = 'claims.exchange-with-server'`);
  const { length } = await jobs();
  await office.ask(`update server_exchange set next_try_at = now() + interval '1 minute' where @mine`);
  await send();
  await office.ask(
    `update server_exchange set next_try_at = null, leased_until = now() + interval '1 minute' where @mine`,
  );
  await send();
  expect(await jobs()).toHaveLength(length);
});

test('a restored copy visits no server', async () => {
  const isAble = (exchangesEdi: boolean) => exchangeFiles.isAble?.({ exchangesEdi } as never);
  expect([isAble(true), isAble(false)]).toEqual([true, false]);
  // It does not even ask for the practices.
  await expect(visitServers.work({}, { exchangesEdi: false, ownerUrl: 'nowhere' } as never)).resolves.toBeUndefined();
});
