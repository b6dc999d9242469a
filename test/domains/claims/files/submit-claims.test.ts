import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { openBilling } from '../kit/billing-world.ts';
import { submit } from './kit/submit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('ready claims go into one file, and are queued', async () => {
  const world = await openBilling(server);
  const claimIds = [...(await world.claims()), ...(await world.claims())];
  const answer = await submit(world.biller, { claimIds });
  console.log(JSON.stringify(answer, null, 1));
  expect(answer).toMatchObject({ submitted: 2, refused: [] });
});
