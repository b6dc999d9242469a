import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { watch } from '../../../kit/live-client.ts';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { type BillingWorld, openBilling } from '../kit/billing-world.ts';
import { act } from '../kit/claim-acts.ts';

let server: TestServer;
let world: BillingWorld;

beforeAll(async () => {
  server = await startTestServer();
  world = await openBilling(server);
});

afterAll(async () => {
  vi.restoreAllMocks();
  await server.stop();
});

interface Queues {
  claimQueues: { kind: string; queues: { queue: string; count: number }[] };
}
interface Log {
  claimEvents: { events: { id: string }[] };
}

/** The second after which the hub sends the next figures; it is over when the test says so. */
function holdGap(): { end(): void; isHeld(): boolean } {
  const held: (() => void)[] = [];
  let isOn = true;
  const { setTimeout: real } = globalThis;
  const hold = (run: () => void, ms?: number, ...rest: []): NodeJS.Timeout => {
    const isGap = isOn && ms === 1_000 && /live\/hub\/group\.ts/.test(new Error('Where from').stack ?? '');
    if (!isGap) return real(run, ms, ...rest);
    held.push(run);
    return real(() => {}, 0);
  };
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(hold as never);
  return {
    isHeld: () => held.length > 0,
    end: () => {
      isOn = false;
      for (const run of held.splice(0)) run();
    },
  };
}

test('ten changes within a second give one payload of figures after the first, and a sign of life has none', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 11; count += 1) ids.push(...(await world.claims()));
  const gap = holdGap();
  const common = { url: server.url, token: world.biller.token };
  const figures = watch<Queues>({ ...common, query: 'subscription { claimQueues { kind queues { queue count } } }' });
  const log = watch<Log>({ ...common, query: 'subscription { claimEvents { events { id } } }' });
  const kinds = () => figures.payloads.map(({ data }) => data?.claimQueues.kind);
  const onHold = () =>
    figures.payloads.map(({ data }) => data?.claimQueues.queues.find(({ queue }) => queue === 'ON_HOLD')?.count);
  const logged = () => log.payloads.flatMap(({ data }) => data?.claimEvents.events ?? []);
  await figures.until(() => true);
  await log.until(() => true);
  const hold = (id: string) => act(world.biller, 'holdClaim', id, { reason: 'Waits' });
  await hold(ids[0] ?? '');
  await figures.until(({ data }) => data?.claimQueues.kind === 'CHANGE');
  expect(gap.isHeld()).toBe(true);
  for (const id of ids.slice(1)) await hold(id);
  // The hub has had all ten when the log has sent them.
  await log.until(() => logged().length >= 11);
  expect(kinds()).toEqual(['SNAPSHOT', 'CHANGE']);
  gap.end();
  await figures.until(() => kinds().length >= 3);
  expect([kinds().slice(0, 3), onHold().slice(0, 3)]).toEqual([
    ['SNAPSHOT', 'CHANGE', 'CHANGE'],
    [0, 1, 11],
  ]);
  const { data } = await figures.until((payload) => payload.data?.claimQueues.kind === 'HEARTBEAT');
  expect(data?.claimQueues.queues).toEqual([]);
  expect(kinds().filter((kind) => kind === 'CHANGE')).toHaveLength(2);
  await figures.stop();
  await log.stop();
});
