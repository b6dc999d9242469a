import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Office, openOffice, password } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { openRawSocket } from '../live/kit/raw-socket.ts';

let server: TestServer;
let office: Office;

/** So slow that no bucket refills while a test lasts. */
const strangers = { burst: 2_500, perSecond: 1e-3 };
const rates = { session: { burst: 1e6, perSecond: 1e6 }, signIn: strangers, lookUp: strangers, address: strangers };

beforeAll(async () => {
  server = await startTestServer({ rates, trustedProxies: ['127.0.0.1', '10.0.0.0/24'] });
  office = await openOffice(server);
});

afterAll(() => server.stop());

interface Asked {
  query: string;
  token?: string;
  /** The address of the client, as a proxy states it. */
  from: string;
}

type Codes = (string | undefined)[];
type Way = (url: string, asked: Asked) => Promise<Codes>;

const codesOf = (errors: readonly { extensions?: { code?: unknown } }[] = []): Codes =>
  errors.map(({ extensions }) => String(extensions?.code));

/** The same request over every transport: the codes of the errors in the answer. */
const ways: Record<'HTTP' | 'WebSocket' | 'stream', Way> = {
  HTTP: async (url, { query, token, from }) => {
    const response = await fetch(`${url}/graphql`, requestOf(query, token, from));
    const { errors } = (await response.json()) as { errors?: [] };
    return codesOf(errors);
  },
  WebSocket: async (url, { query, from }) => {
    const { socket, until, subscribe, closed } = await openRawSocket(url, undefined, { 'x-forwarded-for': from });
    await until(({ type }) => type === 'connection_ack');
    subscribe('1', query);
    const { payload, type } = await until(({ id }) => id === '1');
    socket.terminate();
    await closed;
    return codesOf(type === 'error' ? (payload as []) : (payload as { errors?: [] }).errors);
  },
  stream: async (url, { query, token, from }) => {
    const init = requestOf(query, token, from);
    const headers = { ...init.headers, accept: 'text/event-stream' };
    const told = await (await fetch(`${url}/graphql/stream`, { ...init, headers })).text();
    return [...told.matchAll(/"code":"(\w+)"/g)].map(([, code]) => code);
  },
};

function requestOf(query: string, token: string | undefined, from: string) {
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': from,
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query }),
  };
}

let count = 0;
const fresh = () => {
  count += 1;
  return count;
};
const stranger = () => `{ a${fresh()}: pairingState }`;
const watching = () => `subscription { changes { kind a${fresh()}: kind } }`;
const signIn = (email = 'nobody@example.org') =>
  `mutation { signIn(input: { email: "${email}", password: "${password}" }) { __typename } }`;

const refused: Codes = ['TOO_MANY_REQUESTS'];

/** Asks until it is refused. */
async function useUp(way: Way, url: string, asked: () => Asked): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) if (String(await way(url, asked())) === String(refused)) return;
  throw new Error('No request was refused.');
}

test.each(['HTTP', 'WebSocket', 'stream'] as const)(
  'clients behind a proxy are counted by their own address: one that exceeds its rate over %s is refused over every transport, others are not',
  async (name) => {
    const [greedy, other] = [`203.0.113.${fresh()}`, `203.0.114.${fresh()}`];
    await useUp(ways[name], server.url, () => ({ query: name === 'stream' ? watching() : stranger(), from: greedy }));
    for (const from of [greedy, `6.6.6.6, ${greedy}`, `${greedy}, 10.0.0.9`]) {
      expect(await ways.HTTP(server.url, { query: stranger(), from })).toEqual(refused);
      expect(await ways.WebSocket(server.url, { query: stranger(), from })).toEqual(refused);
      expect(await ways.stream(server.url, { query: watching(), from })).toEqual(refused);
    }
    for (const from of [other, `${greedy}, ${other}`]) {
      expect(await ways.HTTP(server.url, { query: stranger(), from })).toEqual([]);
      expect(await ways.WebSocket(server.url, { query: stranger(), from })).toEqual([]);
      expect(await ways.stream(server.url, { query: watching(), from })).toEqual(['UNAUTHENTICATED']);
    }
  },
);

test('a client behind a proxy that sends a malformed address shares the proxy’s own address', async () => {
  await useUp(ways.HTTP, server.url, () => ({ query: stranger(), from: `nonsense ${fresh()}` }));
  for (const from of ['', 'unknown', '127.0.0.1'])
    expect(await ways.HTTP(server.url, { query: stranger(), from })).toEqual(refused);
  expect(await ways.HTTP(server.url, { query: stranger(), from: '203.0.115.1' })).toEqual([]);
});

test('the header of a peer that is no trusted proxy is ignored: over HTTP, over WebSockets and over streams', async () => {
  const bare = await startTestServer({ rates, trustedProxies: ['10.0.0.0/24'] });
  onTestFinished(() => bare.stop());
  const from = () => `203.0.113.${fresh()}`;
  await useUp(ways.HTTP, bare.url, () => ({ query: stranger(), from: from() }));
  expect(await ways.HTTP(bare.url, { query: stranger(), from: from() })).toEqual(refused);
  expect(await ways.WebSocket(bare.url, { query: stranger(), from: from() })).toEqual(refused);
  expect(await ways.stream(bare.url, { query: watching(), from: from() })).toEqual(refused);
});

test('a flood of queries without a session or of made-up tokens refuses no sign-in from the same address, and the reverse', async () => {
  const from = '203.0.116.1';
  const ask = {
    query: () => ({ query: stranger(), from }),
    guess: () => ({ query: stranger(), token: `foyer_st_${fresh()}`, from }),
  };
  const signingIn = () => ({ query: signIn(), from });
  await useUp(ways.HTTP, server.url, ask.query);
  expect(await ways.HTTP(server.url, ask.guess())).toEqual([]);
  await useUp(ways.HTTP, server.url, ask.guess);
  expect(await ways.HTTP(server.url, signingIn())).toEqual([]);
  expect(await ways.WebSocket(server.url, signingIn())).toEqual([]);

  const floods = { ...signingIn(), from: '203.0.116.2' };
  await useUp(ways.HTTP, server.url, () => floods);
  expect(await ways.HTTP(server.url, { ...ask.query(), from: floods.from })).toEqual([]);
  expect(await ways.HTTP(server.url, { ...ask.guess(), from: floods.from })).toEqual([]);
  expect(await ways.HTTP(server.url, signingIn())).toEqual([]);
});

test('a session keeps the address that its holder signed in from', async () => {
  const email = `desk-${fresh()}@example.org`;
  await office.provider({ email, password });
  expect(await ways.HTTP(server.url, { query: signIn(email), from: '2001:db8::7, 10.0.0.3' })).toEqual([]);
  const rows = await server.owner.em.execute(
    `select session.address from session join account on account.id = session.account_id where account.email = '${email}'`,
  );
  expect(rows).toEqual([{ address: '2001:db8::7' }]);
});
