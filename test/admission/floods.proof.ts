import { randomBytes } from 'node:crypto';
import { type GraphQLScalarType, isScalarType, isSpecifiedScalarType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mostConnections } from '../../src/live/hub/live-limits.ts';
import { mostOperations } from '../../src/server/server-limits.ts';
import { eventually } from '../kit/eventually.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { openRawSocket, type RawSocket } from '../live/kit/raw-socket.ts';
import { recordStatements } from '../reading/kit/record-statements.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer({ explorer: false });
  office = await openOffice(server);
});

afterAll(() => server.stop());

async function connect(token: string | undefined): Promise<RawSocket> {
  const opened = await openRawSocket(server.url, token);
  await Promise.race([opened.until(({ type }) => type === 'connection_ack'), opened.closed]);
  return opened;
}

async function leaveAll(sockets: readonly RawSocket[]): Promise<void> {
  for (const { socket } of sockets) socket.terminate();
  await Promise.all(sockets.map(({ closed }) => closed));
  await eventually(() => expect(server.app.hub.watchers).toBe(0));
}

const probe = async () => expect(await office.manager.ask('{ practice { id } }')).toBeDefined();

test('D11: a thousand made-up hashes fill no list of queries, over HTTP and WebSocket, and no statement is sent', async () => {
  const { token } = await office.as('FRONT_DESK');
  const socket = await connect(token);
  await Promise.allSettled(server.app.running);
  const statements = recordStatements();
  const hashed = () => ({
    query: `{ practice { a${randomBytes(4).toString('hex')}: id } }`,
    extensions: { persistedQuery: { version: 1, sha256Hash: randomBytes(32).toString('hex') } },
  });
  const overHttp = async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(hashed()),
    });
    return response.text();
  };
  const told: string[] = [];
  for (let turn = 0; turn < 50; turn += 1)
    told.push(...(await Promise.all(Array.from({ length: 10 }, () => overHttp()))));
  for (let id = 0; id < 500; id += 1) {
    socket.send({ id: `${id}`, type: 'subscribe', payload: hashed() });
    told.push(JSON.stringify(await socket.until((message) => message.id === `${id}`)));
  }
  const sent = statements.take();
  statements.stop();
  expect(told.filter((one) => one.includes('PERSISTED_QUERY_NOT_SUPPORTED'))).toHaveLength(1_000);
  expect(sent).toEqual([]);
  await leaveAll([socket]);
});

test('D12: of ten thousand subscriptions on one socket fifty are opened, and colleagues are answered meanwhile', async () => {
  const greedy = await office.as('FRONT_DESK');
  const one = await connect(greedy.token);
  for (let id = 0; id < 10_000; id += 1) {
    one.subscribe(`${id}`, 'subscription { changes { kind } }');
    if (id % 1_000 === 0) await probe();
  }
  const isRefused = ({ type, payload }: { type: string; payload?: unknown }) =>
    type === 'error' && JSON.stringify(payload).includes('TOO_MANY_REQUESTS');
  await eventually(() => expect(one.messages.filter(isRefused)).toHaveLength(10_000 - mostOperations));
  await eventually(() => expect([server.app.hub.watchers, server.app.hub.groups]).toEqual([mostOperations, 1]));
  await leaveAll([one]);
});

test('D12: of a thousand sockets with one token twenty stay, and colleagues are answered meanwhile', async () => {
  const greedy = await office.as('FRONT_DESK');
  const opened: RawSocket[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    opened.push(...(await Promise.all(Array.from({ length: 50 }, () => connect(greedy.token)))));
    await probe();
  }
  const letIn = opened.filter(({ messages }) => messages.some(({ type }) => type === 'connection_ack'));
  expect(letIn).toHaveLength(mostConnections);
  const others = opened.filter((one) => !letIn.includes(one));
  const codes = await Promise.all(others.map(async ({ closed }) => (await closed).code));
  expect(new Set(codes)).toEqual(new Set([4430]));
  await leaveAll(opened);
});

test('D12: who subscribes and completes without end is paid for, refused in the end, and leaves nothing behind', async () => {
  const greedy = await office.as('FRONT_DESK');
  const one = await connect(greedy.token);
  // A thousand changes: a whole payload costs 1,002.
  const query = 'subscription { changes { changes { type } } }';
  let turn = 0;
  for (; turn < 2_000; turn += 1) {
    one.subscribe(`${turn}`, query);
    const { type } = await one.until(({ id }) => id === `${turn}`);
    if (type === 'error') break;
    one.send({ id: `${turn}`, type: 'complete' });
  }
  expect(turn).toBeLessThan(1_000);
  await probe();
  await leaveAll([one]);
});

test('D10: no value of a scalar, however long and odd, takes more than a moment of processor time to be looked at', () => {
  const odd = [
    'a',
    '1',
    '-',
    '+',
    '.',
    ':',
    ' ',
    '@',
    'a.',
    'a@',
    'a-',
    '1:',
    'P1',
    'é',
    '\0',
    '"a"',
    '\\"',
    '1.',
    'a@a.',
  ];
  const texts = odd.flatMap((part) => ['', '!', '@a.b', 'Z'].map((end) => part.repeat(200_000 / part.length) + end));
  const scalars = Object.values(server.app.schema.getTypeMap()).filter((type) => isScalarType(type));
  const own = scalars.filter((type) => !isSpecifiedScalarType(type));
  expect(own.length).toBeGreaterThan(5);
  for (const scalar of own) for (const text of texts) expect(workOf(() => take(scalar, text))).toBeLessThan(500);
});

function take(scalar: GraphQLScalarType, text: string): void {
  try {
    scalar.parseValue(text);
  } catch {
    // As it should.
  }
}

/** Milliseconds of processor time. */
function workOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
