import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../kit/client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

test('a flood of sign-ins is turned away with a clear word, and colleagues go on working meanwhile', async () => {
  const document = 'mutation { signIn(input: { email: "nobody@example.org", password: "guess" }) { __typename } }';
  const flood = Promise.all(
    Array.from({ length: 200 }, () => createClient(server.url).send<{ signIn: { __typename: string } }>(document)),
  );
  const meanwhile = await office.manager.ask('{ practice { id } }');
  const answers = await flood;
  const codes = answers.map(({ data, errors }) => errors?.[0]?.extensions?.code ?? data.signIn.__typename);
  expect(meanwhile).toEqual({ practice: { id: office.practiceId } });
  expect(new Set(codes)).toEqual(new Set(['InvalidCredentialsError', 'TOO_MANY_REQUESTS']));
});
