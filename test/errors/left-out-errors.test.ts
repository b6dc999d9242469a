import type { GraphQLObjectType } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readTypeDefs } from '../../src/contract/read-type-defs.ts';
import { buildServedSchema } from '../../src/schema.ts';
import { watch } from '../kit/live-client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

const names = ['Exam 1', 'Exam 2', 'Exam 3', 'Exam 4', 'Exam 5'];
let server: TestServer;
let office: Office;
let siteId: string;
let lines: string[] = [];

/** The served schema, in which something of each room fails. */
function schemaWithFaults() {
  const schema = buildServedSchema([...readTypeDefs(), 'extend type Room { "Planted." fault: String @computed }']);
  const { Room } = schema.getTypeMap();
  Object.assign((Room as GraphQLObjectType).getFields().fault ?? {}, {
    resolve: () => {
      throw new Error('planted');
    },
  });
  return schema;
}

beforeAll(async () => {
  const log = pino({ level: 'error' }, { write: (line: string) => lines.push(line) });
  server = await startTestServer({ schema: schemaWithFaults(), log });
  office = await openOffice(server);
  siteId = await office.site();
  for (const name of names) await office.room(siteId, { name });
});

beforeEach(() => {
  lines = [];
});

afterAll(() => server.stop());

interface Told {
  data?: unknown;
  errors?: readonly { path?: readonly unknown[]; extensions?: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

const query = 'query($siteId: ID!) { site(id: $siteId) { rooms { name fault } } }';
const board = 'subscription($siteId: ID!) { rooms(siteId: $siteId) { rooms { name fault } } }';

function post(path: string, accept: string, asked: string): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { accept, 'content-type': 'application/json', authorization: `Bearer ${office.manager.token}` },
    body: JSON.stringify({ query: asked, variables: { siteId } }),
  });
}

async function overHttp(): Promise<Told> {
  return (await (await post('/graphql', 'application/json', query)).json()) as Told;
}

async function overSocket(asked: string): Promise<Told> {
  const watching = watch({ url: server.url, token: office.manager.token ?? '', query: asked, variables: { siteId } });
  const told = await watching.until(() => true);
  await watching.stop();
  return told;
}

async function overStream(): Promise<Told> {
  const { body } = await post('/graphql/stream', 'text/event-stream', board);
  let text = '';
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    text += Buffer.from(chunk);
    const [, payload] = /^data: (\{.*\})\n\n/m.exec(text) ?? [];
    if (payload) return JSON.parse(payload) as Told;
  }
  throw new Error(`The stream ended without a payload: ${text}`);
}

test.each([
  ['a query over HTTP', overHttp, ['site', 'rooms']],
  ['a query over WebSocket', () => overSocket(query), ['site', 'rooms']],
  ['a board over WebSocket', () => overSocket(board), ['rooms', 'rooms']],
  ['a board as a stream', overStream, ['rooms', 'rooms']],
])('of five errors %s reports three and the number of the others', async (_what, ask, list) => {
  const { data, errors = [], extensions } = await ask();
  expect(JSON.stringify(data)).toContain('{"name":"Exam 5","fault":null}');
  expect(errors.map(({ path }) => path)).toEqual([0, 1, 2].map((index) => [...list, index, 'fault']));
  expect(extensions).toEqual({ errorsLeftOut: 2 });
  const logged = lines.map((line) => JSON.parse(line));
  const { requestId } = errors[0]?.extensions ?? {};
  expect(logged.filter(({ msg }) => msg === 'operation failed')).toHaveLength(3);
  expect(logged.filter(({ msg }) => msg === 'faults omitted from the answer')).toMatchObject([
    { requestId, faults: { INTERNAL_SERVER_ERROR: 2 } },
  ]);
});

test('an answer that reports all its errors states no omitted ones', async () => {
  const roomId = await office.room(siteId);
  const { errors, extensions } = await office.manager.send(
    'query($id: ID!) { room(id: $id) { a: fault b: fault c: fault } }',
    { id: roomId },
  );
  expect(errors).toHaveLength(3);
  expect(extensions).toBeUndefined();
  expect(lines.filter((line) => line.includes('left out'))).toEqual([]);
});
