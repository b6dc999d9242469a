import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { openRawSocket } from '../live/kit/raw-socket.ts';
import { recordStatements } from '../reading/kit/record-statements.ts';

let server: TestServer;
let office: Office;

/** So slow that no bucket refills while a test lasts. */
const perSecond = 1e-3;

beforeAll(async () => {
  server = await startTestServer({
    explorer: false,
    rates: {
      session: { burst: 2_000, perSecond },
      signIn: { burst: 10_000, perSecond },
      lookUp: { burst: 3_000, perSecond },
      address: { burst: 10_000, perSecond },
    },
  });
  office = await openOffice(server);
});

afterAll(() => server.stop());

const practice = '{ practice { name } }';
const post = (token: string | undefined, query: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
    body: JSON.stringify({ query }),
  });

/** Uses up what a session has, to the last crumb. */
async function useUp(token: string | undefined): Promise<void> {
  for (const query of ['{ practice { sites(first: 100) { edges { cursor } } } }', practice, '{ __typename }'])
    for (let turn = 0; turn < 30; turn += 1) if ((await post(token, query)).status === 429) break;
}

test('an answer states the remaining units, and the next answer states fewer', async () => {
  const { token } = await office.as('FRONT_DESK');
  const left = async () => {
    const { headers } = await post(token, practice);
    expect(headers.get('ratelimit-policy')).toBe('"session";q=2000;qu="cost";w=2000000');
    return Number(/^"session";r=(\d+);t=\d+$/.exec(headers.get('ratelimit') ?? '')?.[1]);
  };
  const [first, second] = [await left(), await left()];
  expect(first).toBeLessThan(2_000);
  expect(second).toBeLessThan(first);
});

test('a client without units is refused with the time to retry, over HTTP, WebSocket and stream, without a statement; others are not', async () => {
  const [greedy, other] = [await office.as('FRONT_DESK'), await office.as('FRONT_DESK')];
  const { socket, until, subscribe } = await openRawSocket(server.url, greedy.token);
  await until(({ type }) => type === 'connection_ack');
  await useUp(greedy.token);
  await Promise.allSettled(server.app.running);
  const statements = recordStatements();
  const response = await post(greedy.token, practice);
  subscribe('query', practice);
  subscribe('watch', 'subscription { changes { kind } }');
  const told = [await until(({ id }) => id === 'query'), await until(({ id }) => id === 'watch')];
  const stream = await fetch(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${greedy.token}`,
    },
    body: JSON.stringify({ query: 'subscription { changes { kind } }' }),
  });
  const streamed = await stream.text();
  const sent = statements.take();
  statements.stop();
  expect(response.status).toBe(429);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  const refusal = {
    message: expect.stringMatching(/^Too many requests at once; try again in \d+ seconds\.$/),
    extensions: { code: 'TOO_MANY_REQUESTS', retryIn: expect.any(Number) },
  };
  expect(await response.json()).toEqual({ errors: [refusal] });
  expect(told).toMatchObject([
    { type: 'error', payload: [refusal] },
    { type: 'error', payload: [refusal] },
  ]);
  expect(streamed).toContain('TOO_MANY_REQUESTS');
  expect(sent).toEqual([]);
  expect((await post(other.token, practice)).status).toBe(200);
  socket.terminate();
});

test('a refused document costs units too, so that a client cannot try for long', async () => {
  const { token } = await office.as('FRONT_DESK');
  await post(token, practice);
  const statuses: number[] = [];
  for (let turn = 0; turn < 25; turn += 1) statuses.push((await post(token, '{ zzz }')).status);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
});

test('the token of an ended session is looked up again, and counts against its address', async () => {
  const colleague = await office.as('FRONT_DESK');
  await colleague.ask('mutation { signOut { __typename } }');
  await post(colleague.token, practice);
  expect((await post(colleague.token, practice)).headers.get('ratelimit-policy')).toContain('"lookUp"');
});

test('clients without a session are counted by their real address, with made-up tokens and headers too; sessions of the same address go on', async () => {
  const { token } = await office.as('FRONT_DESK');
  await post(token, practice);
  let count = 0;
  const guess = async () => {
    count += 1;
    const spoofed = { 'x-forwarded-for': `10.0.0.${count % 250}`, forwarded: `for=10.1.1.${count % 250}` };
    return (await post(`foyer_st_${count}`, practice, spoofed)).status;
  };
  let status = 200;
  while (status !== 429 && count < 2_000) status = await guess();
  expect(status).toBe(429);
  const statements = recordStatements();
  expect(await guess()).toBe(429);
  const sent = statements.take();
  statements.stop();
  expect(sent).toEqual([]);
  const { closed } = await openRawSocket(server.url, 'foyer_st_made_up');
  expect(await closed).toEqual({ code: 1013, reason: 'Too many clients connect at once; try again.' });
  expect((await post(token, practice)).status).toBe(200);
});
