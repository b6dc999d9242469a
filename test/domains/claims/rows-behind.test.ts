import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { submit } from './files/kit/submit.ts';
import { openBilling } from './kit/billing-world.ts';
import { act } from './kit/claim-acts.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

interface Finding {
  edit: string;
  path: string[];
  severity: string;
  overriddenBy: { name: string } | null;
}

test('a finding names the member of staff who overrode it', async () => {
  const { biller, claims } = await openBilling(server);
  const [id = ''] = await claims({ charges: [{}, {}] });
  const findings = async () => {
    const { claim } = await biller.ask<{ claim: { findings: Finding[] } }>(
      'query($id: ID!) { claim(id: $id) { findings { edit path severity overriddenBy { name } } } }',
      { id },
    );
    return claim.findings;
  };
  const [found] = await findings();
  expect(found).toMatchObject({ edit: 'duplicate-line', overriddenBy: null });
  await act(biller, 'overrideFinding', id, { edit: found?.edit, path: found?.path, reason: 'It was done twice' });
  const { viewer } = await biller.ask<{ viewer: { staffMember: { name: string } } }>(
    '{ viewer { staffMember { name } } }',
  );
  expect((await findings())[0]).toMatchObject({ edit: 'duplicate-line', overriddenBy: viewer.staffMember });
});

test('a version that was frozen names the batch that it is in', async () => {
  const { biller, claims } = await openBilling(server);
  const [id = ''] = await claims();
  const { batches } = await submit(biller, { claimIds: [id] });
  const { claim } = await biller.ask<{ claim: { versions: object[] } }>(
    'query($id: ID!) { claim(id: $id) { versions { number batch { id claims } } } }',
    { id },
  );
  expect(claim.versions).toEqual([{ number: 1, batch: { id: batches?.[0]?.id, claims: 1 } }]);
});
