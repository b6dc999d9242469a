import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDemo } from '../../src/demo/create-demo.ts';
import { demoAccounts, demoPassword } from '../../src/demo/demo-accounts.ts';
import { type Client, createClient } from '../kit/client.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startOwnServer();
  await createDemo(server.database.ownerUrl);
});

afterAll(() => server.stop());

async function signIn(start: string): Promise<Client> {
  const email = demoAccounts.find((account) => account.email.startsWith(start))?.email;
  const { signIn: result } = await createClient(server.url).ask<{ signIn: { token: string } }>(
    'mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { token } } }',
    { input: { email, password: demoPassword } },
  );
  return createClient(server.url, result.token);
}

test('the demo’s coder finds codings in several states, and one that is coded can be released', async () => {
  const coder = await signIn('coder@');
  const { visitCodings } = await coder.ask<{
    visitCodings: { nodes: { id: string; status: string; version: number }[] };
  }>(
    `{ visitCodings(filter: { status: { in: [READY, IN_CODING, QUERIED] } }) { nodes { id status version visit { ticket stage } diagnoses { code } charges { nodes { code status } } } } }`,
  );
  expect(new Set(visitCodings.nodes.map(({ status }) => status))).toEqual(new Set(['READY', 'IN_CODING', 'QUERIED']));
  const coded = visitCodings.nodes.find(({ status }) => status === 'IN_CODING');
  const { releaseCoding } = await coder.ask<{ releaseCoding: { __typename: string } }>(
    'mutation($id: ID!, $version: Int!) { releaseCoding(id: $id, input: { expectedVersion: $version }) { __typename } }',
    { id: coded?.id, version: coded?.version },
  );
  expect(releaseCoding.__typename).toBe('ReleaseCodingSuccess');
});

test('the demo’s physician has a question to answer, and visit types have usual charges', async () => {
  const physician = await signIn('physician@');
  const { viewer } = await physician.ask<{ viewer: { staffMember: { id: string } } }>(
    '{ viewer { staffMember { id } } }',
  );
  const asked = await physician.ask<{ codingQueries: { totalCount: number }; visitTypes: { nodes: unknown[] } }>(
    `query($me: ID!) { codingQueries(filter: { askedOfId: $me, isOpen: true }) { totalCount }
      visitTypes { nodes { name usualCharges { code } } } }`,
    { me: viewer.staffMember.id },
  );
  expect(asked.codingQueries.totalCount).toBe(1);
  expect(asked.visitTypes.nodes).toContainEqual({ name: 'Follow-up', usualCharges: [{ code: 'G0463' }] });
});
