import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice, password } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { openRawSocket } from '../live/kit/raw-socket.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer({ trustedProxies: ['127.0.0.1'] });
  office = await openOffice(server);
});

afterAll(() => server.stop());

const document = (email = 'nobody@example.org') =>
  `mutation { signIn(input: { email: "${email}", password: "${password}" }) { __typename } }`;

interface Told {
  data?: { signIn: { __typename: string } };
  errors?: { extensions: { code: string } }[];
}

const outcomeOf = ({ data, errors }: Told) => errors?.[0]?.extensions.code ?? data?.signIn.__typename;

/** The outcome of one sign-in that a proxy brings from an address. */
async function signIn(from: string, email?: string): Promise<string | undefined> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify({ query: document(email) }),
  });
  return outcomeOf((await response.json()) as Told);
}

/** The same of many on one socket. */
async function signInOnSocket(from: string, times: number): Promise<(string | undefined)[]> {
  const { socket, until, subscribe, closed } = await openRawSocket(server.url, undefined, { 'x-forwarded-for': from });
  await until(({ type }) => type === 'connection_ack');
  const ids = Array.from({ length: times }, (_, index) => String(index));
  for (const id of ids) subscribe(id, document());
  const answers = await Promise.all(
    ids.map((id) => until((message) => message.id === id && message.type !== 'complete')),
  );
  socket.terminate();
  await closed;
  return answers.map(({ type, payload }) =>
    outcomeOf(type === 'error' ? ({ errors: payload } as Told) : (payload as Told)),
  );
}

const turnedAwayOrWrong = new Set(['InvalidCredentialsError', 'TOO_MANY_REQUESTS']);

test('a flood of sign-ins is rejected with a clear code, and colleagues go on working meanwhile', async () => {
  const flood = Promise.all(Array.from({ length: 200 }, () => signIn('203.0.113.1')));
  const meanwhile = await office.manager.ask('{ practice { id } }');
  expect(meanwhile).toEqual({ practice: { id: office.practiceId } });
  expect(new Set(await flood)).toEqual(turnedAwayOrWrong);
});

test('over WebSockets, too', async () => {
  const flood = Promise.all(Array.from({ length: 4 }, () => signInOnSocket('203.0.113.2', 50)));
  const meanwhile = await office.manager.ask('{ practice { id } }');
  expect(meanwhile).toEqual({ practice: { id: office.practiceId } });
  expect(new Set((await flood).flat())).toEqual(turnedAwayOrWrong);
});

test('a flood of sign-ins from one address does not prevent sign-ins from another', async () => {
  const email = `desk-${randomUUID()}@example.org`;
  await office.provider({ email, password });
  let isOver = false;
  const flood = Promise.all(
    Array.from({ length: 4 }, async () => {
      while (!isOver) await Promise.all(Array.from({ length: 25 }, () => signIn('203.0.113.3')));
    }),
  );
  const outcomes = [];
  for (let turn = 0; turn < 5; turn += 1) outcomes.push(await signIn('203.0.113.4', email));
  isOver = true;
  await flood;
  expect(outcomes).toEqual(Array(5).fill('SignInSuccess'));
});
