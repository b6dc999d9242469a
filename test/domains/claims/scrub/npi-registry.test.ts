import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAsOwner } from '../../../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../../../kit/start-test-server.ts';
import { type BillingWorld, openBilling } from '../kit/billing-world.ts';
import { scrubbed } from '../kit/scrubbed.ts';

// The registry is the same for all practices: a server of its own keeps it from other tests.
let server: TestServer;
let world: BillingWorld;

beforeAll(async () => {
  server = await startOwnServer();
  world = await openBilling(server);
});

afterAll(() => server.stop());

const put = (statement: string) => runAsOwner(server, statement);
const findings = async () => scrubbed(server, (await world.claims())[0]);

test('a deactivated NPI, and one of another kind, are warnings once the registry was imported', async () => {
  await put(`insert into registered_provider values
    ('1679576722', false, null, null, null, '2026-11-08'), ('1234567893', true, 'PERSON', 'Ann Lee', null, '2026-11-08')`);
  expect(await findings()).toEqual({ status: 'READY', findings: [] });
  await put(`insert into code_set_release values (gen_random_uuid(), 'nppes', 'file', 'n', '2026-11-08', 1, now())`);
  expect(await findings()).toEqual({
    status: 'READY',
    findings: ['WARNING npi-registry billingProvider.npi', 'WARNING npi-registry renderingProvider.npi'],
  });
  await put(`update registered_provider set is_active = true, kind = case npi when '1234567893' then 'ORGANIZATION' else 'PERSON' end,
    name = 'Known'`);
  expect(await findings()).toEqual({ status: 'READY', findings: [] });
});
