import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startOwnServer, type TestServer } from '../../../kit/start-test-server.ts';
import { openBilling, uuidOf } from '../kit/billing-world.ts';
import { multiplyClaim } from './kit/many-claims.ts';
import { submit } from './kit/submit.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let server: TestServer;
beforeAll(async () => {
  server = await startOwnServer();
});
afterAll(() => server.stop());

const most = 5_000;
const megabyte = 1024 * 1024;

test('5,000 claims of three lines are frozen by one request, in files of at most 2,000', async () => {
  const world = await openBilling(server);
  const charges = [{}, { code: 'G0008' }, { code: 'J1885', units: 2 }];
  const [first] = await world.claims({ charges });
  const [template = ''] = await world.claims({ charges });
  await submit(world.biller, { claimIds: [first] });
  await multiplyClaim(server.owner, uuidOf(template), most - 1);
  globalThis.gc?.();
  const idle = process.memoryUsage().rss;
  let peak = idle;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const begun = performance.now();
  const answer = await submit(world.biller, { ready: { payerId: world.payerId } });
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(watch);
  peak = Math.max(peak, process.memoryUsage().rss);
  process.stdout.write(`frozen in ${seconds.toFixed(1)} s, ${Math.round((peak - idle) / megabyte)} MB above idle\n`);
  expect(answer).toMatchObject({ __typename: 'SubmitClaimsSuccess', submitted: most, refused: [] });
  expect(answer.batches?.map(({ claims }) => claims)).toEqual([2000, 2000, 1000]);
});
