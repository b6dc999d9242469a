import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SharedMessage } from '../../src/live/hub/shared-message.ts';
import { streamRefusal } from '../../src/server/streams/stream-refusal.ts';
import { readStream, type StreamEvent, type StreamReading } from '../clients/kit/read-stream.ts';
import { openDesk } from '../domains/displays/desk.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { startOwnServer, startTestServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startOwnServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

interface Board {
  waitingRoom: { kind: string; cursor: string; visits: { ticket: string }[] };
}

const query = `subscription($siteId: ID!, $after: EventCursor) { waitingRoom(siteId: $siteId, after: $after) {
  kind cursor visits { ticket } removed } }`;

const open = (siteId: string, options: { after?: string; lastEventId?: string; token?: string } = {}) =>
  readStream({
    url: server.url,
    token: options.token ?? office.manager.token,
    query,
    variables: { siteId, after: options.after },
    headers: options.lastEventId ? { 'last-event-id': options.lastEventId } : {},
  });

const boardOf = ({ result }: StreamEvent) => (result?.data as Board | null | undefined)?.waitingRoom;
const kindIs = (kind: string) => (event: StreamEvent) => boardOf(event)?.kind === kind;
const shows = (ticket: string) => (event: StreamEvent) =>
  boardOf(event)?.visits.some((visit) => visit.ticket === ticket) ?? false;
const ticketsOf = ({ events }: StreamReading) =>
  events.flatMap((event) => boardOf(event)?.visits.map(({ ticket }) => ticket) ?? []);
const codesOf = ({ events }: StreamReading) =>
  events.flatMap(({ result }) => result?.errors?.map(({ extensions }) => extensions?.code) ?? []);
const gauge = async (name: string) => {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^foyer_live_${name} (.+)$`, 'm').exec(text)?.[1]);
};
const nobodyIsThere = () => expect.poll(async () => [await gauge('streams'), await gauge('watchers')]).toEqual([0, 0]);

test('a front end with a stock client gets a board as a stream: all there is, then each arrival', async () => {
  const desk = await openDesk(office);
  const early = await desk.checkIn();
  const client = createClient({
    url: `${server.url}/graphql/stream`,
    headers: { authorization: `Bearer ${office.manager.token}` },
    retryAttempts: 0,
  });
  const payloads = client.iterate<Board>({ query, variables: { siteId: desk.siteId } });
  expect((await payloads.next()).value?.data?.waitingRoom).toMatchObject({
    kind: 'SNAPSHOT',
    visits: [{ ticket: early.ticket }],
  });
  const { ticket } = await desk.checkIn();
  expect((await payloads.next()).value?.data?.waitingRoom).toMatchObject({ kind: 'CHANGE', visits: [{ ticket }] });
  await payloads.return?.();
  await nobodyIsThere();
});

test.each([
  ['the standard’s own header', (cursor: string) => ({ lastEventId: cursor })],
  ['the argument "after"', (cursor: string) => ({ after: cursor })],
])('a stream that was lost goes on where it stopped by %s: nothing missed, nothing twice', async (_how, resumption) => {
  const desk = await openDesk(office);
  const before = await open(desk.siteId);
  await before.until(kindIs('SNAPSHOT'));
  const first = await desk.checkIn();
  const last = await before.until(shows(first.ticket));
  before.leave();
  await before.ended;
  expect(last.id).toBe(boardOf(last)?.cursor);
  const missed = [await desk.checkIn(), await desk.checkIn()];
  const after = await open(desk.siteId, resumption(last.id ?? ''));
  const later = await desk.checkIn();
  await after.until(shows(later.ticket));
  after.leave();
  expect(boardOf(after.events[0] ?? { event: '' })?.kind).toBe('CHANGE');
  expect(ticketsOf(after)).toEqual([...missed, later].map(({ ticket }) => ticket));
});

test('streams of the same board share one group, and its bytes', async () => {
  const siteId = await office.site();
  const streams = await Promise.all(Array.from({ length: 5 }, () => open(siteId)));
  await Promise.all(streams.map((stream) => stream.until(kindIs('SNAPSHOT'))));
  expect([await gauge('watchers'), await gauge('groups')]).toEqual([5, 1]);
  for (const stream of streams) stream.leave();
  await nobodyIsThere();
  const message = new SharedMessage('{"data":null}', 'cursor');
  expect(message.eventStream).toBe(message.eventStream);
  expect(message.eventStream.toString()).toBe('event: next\nid: cursor\ndata: {"data":null}\n\n');
});

test('a header that is no cursor, or one of another history, leads to all there is', async () => {
  const desk = await openDesk(office);
  for (const lastEventId of ['17', `${'0'.repeat(32)}.1`]) {
    const stream = await open(desk.siteId, { lastEventId });
    expect(boardOf(await stream.until(() => true))?.kind).toBe('SNAPSHOT');
    stream.leave();
  }
});

test('no proxy may cache, buffer or compress a stream, and its headers say nothing about the server', async () => {
  const stream = await open(await office.site());
  stream.leave();
  expect(stream.status).toBe(200);
  expect(Object.fromEntries(stream.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  for (const name of ['x-powered-by', 'content-encoding']) expect(stream.headers.get(name)).toBeNull();
});

const post = (
  headers: Record<string, string>,
  body = JSON.stringify({ query: 'subscription { displayBoard { at } }' }),
) =>
  fetch(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
    body,
  });

test.each<[string, number, Record<string, string>, string?]>([
  ['a client that accepts no stream is sent to /graphql', 406, { accept: 'application/json' }],
  ['a form is no operation', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
  [
    'plain text that claims to be something else is no operation',
    415,
    { 'content-type': 'text/plain; application/json' },
  ],
  ['half an operation is none', 400, {}, '{"query":'],
  ['a body without an operation is refused', 400, {}, '{}'],
  ['a page of another origin may not subscribe', 403, { origin: 'https://evil.example' }],
  ['a body over 256 KB is refused', 413, {}, JSON.stringify({ query: `{ a } # ${'x'.repeat(256 * 1024)}` })],
])('%s', async (_what, status, headers, body) => {
  const response = await post(headers, body);
  expect(response.status).toBe(status);
  expect(await response.text()).toMatch(/"message":"[^"]+"/);
});

test('a client that takes other things beside streams is given a stream', async () => {
  const response = await post({ accept: 'text/event-stream; q=1.0, multipart/mixed' });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  await response.body?.cancel();
});

test('operations do not travel in addresses: GET is not answered', async () => {
  const response = await fetch(`${server.url}/graphql/stream?query=subscription{displayBoard{at}}`, {
    headers: { accept: 'text/event-stream' },
  });
  expect(response.status).toBe(404);
});

test('a page of an allowed origin may subscribe and say where it stopped, and the preflight allows it', async () => {
  const other = await startTestServer({ allowedOrigins: ['https://desk.example'] });
  const preflight = await fetch(`${other.url}/graphql/stream`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://desk.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,last-event-id',
    },
  });
  const stream = await readStream({ url: other.url, query, headers: { origin: 'https://desk.example' } });
  await stream.ended;
  await other.stop();
  expect(preflight.headers.get('access-control-allow-headers')).toContain('last-event-id');
  expect([stream.status, stream.headers.get('access-control-allow-origin')]).toEqual([200, 'https://desk.example']);
});

test.each([
  ['no token', {}, query, 'UNAUTHENTICATED'],
  ['an unknown token', { authorization: 'Bearer foyer_st_unknown' }, query, 'UNAUTHENTICATED'],
  ['a query', {}, '{ viewer { permissions } }', 'BAD_USER_INPUT'],
  ['a field that is not in the schema', {}, 'subscription { weather }', 'GRAPHQL_VALIDATION_FAILED'],
])('%s: the stream says why it brings nothing, and is complete', async (_what, headers, document, code) => {
  const stream = await readStream({ url: server.url, query: document, variables: { siteId: 'site_x' }, headers });
  await stream.ended;
  expect(stream.events.map(({ event }) => event)).toEqual(['next', 'complete']);
  expect(codesOf(stream)).toEqual([code]);
});

test('a site of another practice does not exist here either', async () => {
  const stranger = await openOffice(server);
  const stream = await open(await stranger.site());
  await stream.ended;
  expect(codesOf(stream)).toEqual(['BAD_USER_INPUT']);
});

test('signing out ends the stream with the reason', async () => {
  const colleague = await office.as('FRONT_DESK');
  const stream = await open(await office.site(), { token: colleague.token ?? '' });
  await stream.until(kindIs('SNAPSHOT'));
  await colleague.ask('mutation { signOut { __typename } }');
  await stream.ended;
  expect(codesOf(stream)).toEqual(['UNAUTHENTICATED']);
  expect(stream.events.at(-1)?.event).toBe('complete');
  await nobodyIsThere();
});

test('one session may have twenty streams; the next is refused, and may come once another has closed', async () => {
  const colleague = await office.as('FRONT_DESK');
  const siteId = await office.site();
  const another = () => open(siteId, { token: colleague.token ?? '' });
  const streams = await Promise.all(Array.from({ length: 20 }, another));
  await Promise.all(streams.map((stream) => stream.until(kindIs('SNAPSHOT'))));
  expect((await another()).status).toBe(429);
  const [first] = streams;
  first?.leave();
  await expect.poll(() => gauge('streams')).toBe(19);
  const next = await another();
  expect(next.status).toBe(200);
  for (const stream of [...streams, next]) stream.leave();
  await nobodyIsThere();
});

test('a client that leaves while its subscription is still being checked is forgotten all the same', async () => {
  const siteId = await office.site();
  const leaving = Array.from({ length: 12 }, async (_, turn) => {
    const control = new AbortController();
    const response = fetch(`${server.url}/graphql/stream`, {
      method: 'POST',
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        authorization: `Bearer ${office.manager.token}`,
      },
      body: JSON.stringify({ query, variables: { siteId } }),
      signal: control.signal,
    });
    for (let other = 0; other < turn; other += 1) await fetch(`${server.url}/livez`);
    control.abort();
    await response.then(
      () => {},
      () => {},
    );
  });
  await Promise.all(leaving);
  const access = await server.app.accesses.find(office.manager.token ?? '');
  await expect.poll(() => access?.connections).toBe(0);
  await nobodyIsThere();
});

test('a server that stops sends the time to reconnect, and no complete event', async () => {
  const stopping = await startOwnServer();
  const other = await openOffice(stopping);
  const request = { url: stopping.url, token: other.manager.token, query, variables: { siteId: await other.site() } };
  const stream = await readStream(request);
  await stream.until(kindIs('SNAPSHOT'));
  await stopping.stop();
  await stream.ended;
  expect(Number(stream.events.at(-1)?.retry)).toBeGreaterThanOrEqual(200);
  expect(stream.events.map(({ event }) => event)).not.toContain('complete');
});

test('while a server stops it refuses each new stream, which it would otherwise cut off without a word', () => {
  const headers = { accept: 'text/event-stream', 'content-type': 'application/json' };
  expect(streamRefusal({ headers, rawHeaders: [] }, true)).toEqual({
    status: 503,
    message: 'The server restarts; connect again in a moment.',
  });
  expect(streamRefusal({ headers, rawHeaders: [] }, false)).toBeNull();
});
