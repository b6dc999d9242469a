import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDemo } from '../../src/demo/create-demo.ts';
import { demoAccounts, demoPassword } from '../../src/demo/demo-accounts.ts';
import { type Client, createClient } from '../kit/client.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let coder: Client;

beforeAll(async () => {
  server = await startOwnServer();
  await createDemo(server.database.ownerUrl);
  const email = demoAccounts.find((account) => account.email.startsWith('coder@'))?.email;
  const { signIn } = await createClient(server.url).ask<{ signIn: { token: string } }>(
    'mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { token } } }',
    { input: { email, password: demoPassword } },
  );
  coder = createClient(server.url, signIn.token);
});

afterAll(() => server.stop());

interface Coding {
  id: string;
  version: number;
  status: string;
  diagnoses: { code: string }[];
  charges: { nodes: { id: string; version: number; code: string; pointers: number[] }[] };
}

interface Released {
  __typename: string;
  message?: string;
  claims?: { status: string; findings: { edit: string; severity: string; path: string[]; fix: string }[] }[];
}

const now = async (id: string): Promise<Coding> => {
  const { visitCoding } = await coder.ask<{ visitCoding: Coding }>(
    `query($id: ID!) { visitCoding(id: $id) { id version status diagnoses { code } charges { nodes { id version code pointers } } } }`,
    { id },
  );
  return visitCoding;
};

/** Codes what is left to code, as a coder does, and releases it. */
async function release(id: string): Promise<Released> {
  const coding = await now(id);
  if (coding.diagnoses.length === 0)
    await coder.ask(
      `mutation($id: ID!, $v: Int!) { recordDiagnoses(id: $id, input: { expectedVersion: $v, codes: ["I10"] }) {
        __typename ... on UserError { message } } }`,
      { id, v: coding.version },
    );
  for (const charge of coding.charges.nodes.filter(({ pointers }) => pointers.length === 0))
    await coder.ask(
      `mutation($id: ID!, $v: Int!) { updateCharge(id: $id, input: { expectedVersion: $v, pointers: [1] }) {
        __typename ... on UserError { message } } }`,
      { id: charge.id, v: charge.version },
    );
  const { result } = await coder.ask<{ result: Released }>(
    `mutation($id: ID!, $v: Int!) { result: releaseCoding(id: $id, input: { expectedVersion: $v }) {
      __typename ... on UserError { message }
      ... on ReleaseCodingSuccess { claims { status findings { edit severity path fix } } } } }`,
    { id, v: (await now(id)).version },
  );
  return result;
}

test('visits of the demo that are coded and released become claims that are ready', async () => {
  const { visitCodings } = await coder.ask<{ visitCodings: { nodes: { id: string; status: string }[] } }>(
    '{ visitCodings(filter: { status: { in: [READY, IN_CODING, QUERIED] } }) { nodes { id status } } }',
  );
  const open = visitCodings.nodes.filter(({ status }) => status !== 'QUERIED');
  expect(open).toHaveLength(7);
  const released = await Promise.all(open.map(({ id }) => release(id)));
  expect(released.map(({ __typename, message }) => message ?? __typename)).toEqual(
    open.map(() => 'ReleaseCodingSuccess'),
  );
  const claims = released.flatMap((each) => each.claims ?? []);
  // One of the patients has no coverage.
  expect(claims).toHaveLength(6);
  expect(claims.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'WARNING'))).toEqual([]);
  expect(claims.map(({ status }) => status)).toEqual(claims.map(() => 'READY'));
});
