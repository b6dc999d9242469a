import { afterAll, beforeAll, expect, test } from 'vitest';
import { requesterOf } from '../../src/admission/rates/requester.ts';
import { mostGroups, mostGroupsCost } from '../../src/live/hub/live-limits.ts';
import type { Client } from '../kit/client.ts';
import { eventually } from '../kit/eventually.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { openRawSocket, type RawSocket } from '../live/kit/raw-socket.ts';
import { recordStatements } from '../reading/kit/record-statements.ts';

let server: TestServer;
let office: Office;
let siteId: string;

/** So slow that no bucket refills while a test lasts. */
const policy = { burst: 2_000_000, perSecond: 1e-3 };

beforeAll(async () => {
  server = await startTestServer({ rates: { session: policy, signIn: policy, lookUp: policy, address: policy } });
  office = await openOffice(server);
  siteId = await office.site();
});

afterAll(() => server.stop());

/** A board that costs 1,002: another client asks for it only by the same name. */
const boardCost = 1_002;
const board = (name: string) =>
  `subscription($siteId: ID!) { waitingRoom(siteId: $siteId) { kind visits { ${name}: ticket } } }`;
/** One that costs next to nothing. */
const small = (name: string) => `subscription { changes { ${name}: kind } }`;
/** The cost of entering besides, with a document that was not seen, or seen before. */
const entrance = (query: string, base: number) => base + query.length / 100;

const leftTo = ({ token }: Client) => server.app.rates.take(requesterOf(token, null), 0).remaining;
const leave = (client: Client, units: number) =>
  server.app.rates.take(requesterOf(client.token, null), leftTo(client) - units);

/** A colleague who has asked something already, and so is known. */
async function colleague(): Promise<Client> {
  const client = await office.as('FRONT_DESK');
  await client.ask('{ practice { id } }');
  return client;
}

async function connect({ token }: Client): Promise<RawSocket> {
  const opened = await openRawSocket(server.url, token);
  await opened.until(({ type }) => type === 'connection_ack');
  return opened;
}

async function leaveAll(...sockets: RawSocket[]): Promise<void> {
  for (const { socket, closed } of sockets) {
    socket.terminate();
    await closed;
  }
  await eventually(() => expect(server.app.hub.watchers).toBe(0));
}

const answerOf = ({ until }: RawSocket, id: string) => until((message) => message.id === id);

/** The first payload over a stream; the client leaves the stream after it. */
async function overStream({ token }: Client, query: string): Promise<string> {
  const leaving = new AbortController();
  const response = await fetch(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: query.includes('$siteId') ? { siteId } : {} }),
    signal: leaving.signal,
  });
  let told = '';
  for await (const chunk of response.body ?? []) {
    told += Buffer.from(chunk).toString();
    if (told.includes('data: {')) break;
  }
  leaving.abort();
  return told;
}

test('each subscriber of a board pays for a whole payload once, whether others watch it or not', async () => {
  const [first, ...others] = [await colleague(), await colleague(), await colleague(), await colleague()];
  const sockets = [await connect(first)];
  for (const other of others) sockets.push(await connect(other));
  const query = board('first');
  const before = leftTo(first);
  sockets[0]?.subscribe('board', query, { siteId });
  await answerOf(sockets[0] as RawSocket, 'board');
  expect(before - leftTo(first)).toBeCloseTo(boardCost + entrance(query, 100), -1);

  const had = others.map(leftTo);
  for (const socket of sockets.slice(1)) socket.subscribe('board', query, { siteId });
  for (const socket of sockets.slice(1)) await answerOf(socket, 'board');
  for (const [index, other] of others.entries())
    expect((had[index] ?? 0) - leftTo(other)).toBeCloseTo(boardCost + entrance(query, 10), -1);
  await leaveAll(...sockets);
});

test('a client that subscribes again and again pays for each payload made for it, though others watch the same', async () => {
  const [steady, restless] = [await colleague(), await colleague()];
  const sockets = [await connect(steady), await connect(restless)] as const;
  sockets[0].subscribe('board', board('restless'), { siteId });
  await answerOf(sockets[0], 'board');
  const before = leftTo(restless);
  for (let turn = 0; turn < 10; turn += 1) {
    sockets[1].subscribe(`${turn}`, board('restless'), { siteId });
    await answerOf(sockets[1], `${turn}`);
    sockets[1].send({ id: `${turn}`, type: 'complete' });
  }
  expect(before - leftTo(restless)).toBeGreaterThan(10 * boardCost);
  await leaveAll(...sockets);
});

test('a client without units for a payload is refused without a statement, over WebSocket and stream, though others watch the same', async () => {
  const [rich, poor] = [await colleague(), await colleague()];
  const sockets = [await connect(rich), await connect(poor)] as const;
  sockets[0].subscribe('board', board('joined'), { siteId });
  await answerOf(sockets[0], 'board');
  leave(poor, 900);
  await Promise.allSettled(server.app.running);
  const statements = recordStatements();
  sockets[1].subscribe('joined', board('joined'), { siteId });
  const answers = [JSON.stringify(await answerOf(sockets[1], 'joined')), await overStream(poor, board('joined'))];
  const sent = statements.take();
  statements.stop();
  for (const one of answers) expect(one).toMatch(/Too many requests at once.*TOO_MANY_REQUESTS/);
  expect(sent).toEqual([]);
  await leaveAll(...sockets);
});

test('a session watches a hundred different things at once and not one more, over WebSocket and stream; what it or others watch already it may', async () => {
  const [greedy, other] = [await colleague(), await colleague()];
  const sockets = [await connect(greedy), await connect(greedy), await connect(greedy)] as const;
  // All at once: what is counted is what has begun.
  const names = Array.from({ length: mostGroups + 10 }, (_, index) => `n${index}`);
  const at = (index: number) => sockets[Math.floor(index / 50)] as RawSocket;
  for (const [index, name] of names.entries()) at(index).subscribe(name, small(name));
  const answers = await Promise.all(names.map((name, index) => answerOf(at(index), name)));
  const refused = answers.filter(({ payload }) => JSON.stringify(payload).includes('TOO_MANY_REQUESTS'));
  expect(refused).toHaveLength(10);
  expect(refused[0]?.payload).toEqual({
    errors: [
      {
        message: 'A session or display may watch 100 different things at once; complete a subscription first.',
        extensions: { code: 'TOO_MANY_REQUESTS' },
      },
    ],
  });
  expect(server.app.hub.groups).toBe(mostGroups);
  expect(await overStream(greedy, small('streamed'))).toContain('TOO_MANY_REQUESTS');
  expect(await overStream(other, small('streamed'))).toContain('SNAPSHOT');
  sockets[2].subscribe('again', small('n0'));
  expect(await answerOf(sockets[2], 'again')).toMatchObject({ payload: { data: expect.anything() } });
  sockets[0].send({ id: 'n1', type: 'complete' });
  await eventually(() => expect(server.app.hub.groups).toBe(mostGroups - 1));
  sockets[2].subscribe('room', small('room'));
  expect(await answerOf(sockets[2], 'room')).toMatchObject({ payload: { data: expect.anything() } });
  await leaveAll(...sockets);
});

test('the different things that a session watches may cost so much together and no more', async () => {
  const greedy = await colleague();
  const one = await connect(greedy);
  // Nineteen thousand each.
  const rooms = Array.from({ length: 18 }, (_, index) => `r${index}: room { id }`).join(' ');
  const dear = (name: string) =>
    `subscription($siteId: ID!) { waitingRoom(siteId: $siteId) { kind visits { ${name}: ticket ${rooms} } } }`;
  const cost = 1_001 + 18_000 + 1;
  const most = Math.floor(mostGroupsCost / cost);
  for (let index = 0; index < most; index += 1) {
    one.subscribe(`${index}`, dear(`d${index}`), { siteId });
    expect(await answerOf(one, `${index}`)).toMatchObject({ payload: { data: expect.anything() } });
  }
  one.subscribe('more', dear('more'), { siteId });
  expect(JSON.stringify(await answerOf(one, 'more'))).toContain(
    `may cost 250000 together, these cost ${cost * (most + 1)}; complete a subscription first, or request less.`,
  );
  one.subscribe('small', small('stillRoom'));
  expect(await answerOf(one, 'small')).toMatchObject({ payload: { data: expect.anything() } });
  await leaveAll(one);
});
