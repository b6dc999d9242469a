import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorCodes } from '../../src/errors/error-codes.ts';
import { projectRoot } from '../../src/settings/project-root.ts';
import { watch } from '../kit/live-client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { canary, failingSchema, plantTables, refusedStatements } from './faults.ts';

let server: TestServer;
let office: Office;
const lines: string[] = [];

beforeAll(async () => {
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  server = await startTestServer({ schema: failingSchema(), log, explorer: false });
  office = await openOffice(server);
  await plantTables(server);
});

afterAll(() => server.stop());

interface Told {
  data?: unknown;
  errors?: readonly { message: string; path?: readonly unknown[]; extensions?: Record<string, unknown> }[];
}

async function overHttp(query: string, variables = {}): Promise<Told & { text: string; requestId: string | null }> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${office.manager.token}` },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  return { ...(JSON.parse(text) as Told), text, requestId: response.headers.get('x-request-id') };
}

async function overSocket(query: string, variables = {}): Promise<Told> {
  const watching = watch({ url: server.url, token: office.manager.token ?? '', query, variables });
  const told = await watching.until(() => true);
  await watching.stop();
  return told;
}

const logged = (requestId: unknown) =>
  lines
    .map((line) => JSON.parse(line))
    .filter((line) => line.requestId === requestId && line.msg === 'operation failed');

test.each([
  ['a value that may exist only once', 'unique', 'ALREADY_EXISTS'],
  ['a time that is taken', 'exclusion', 'CONFLICT'],
  ['a value that a rule forbids', 'check', 'NOT_ALLOWED_BY_RULE'],
  ['a row that row-level security forbids', 'policy', 'FORBIDDEN'],
  ['a right that the installation lacks', 'grant', 'INTERNAL_SERVER_ERROR'],
  ['a statement that takes too long', 'slow', 'TIMED_OUT'],
  ['transactions that cannot both go on', 'serialization', 'TRY_AGAIN'],
  ['a deadlock', 'deadlock', 'TRY_AGAIN'],
  ['a row that another transaction holds', 'lock', 'TRY_AGAIN'],
  ['a database that stops', 'outage', 'SERVICE_UNAVAILABLE'],
  ['a statement that is wrong', 'broken', 'INTERNAL_SERVER_ERROR'],
])(
  '%s is reported by its code and nothing of the database, over HTTP and WebSocket alike',
  async (_what, how, code) => {
    const query = 'query($how: String!) { statement(how: $how) }';
    expect(refusedStatements).toHaveProperty(how);
    const answers = [await overHttp(query, { how }), await overSocket(query, { how })];
    for (const { data, errors = [] } of answers) {
      expect(data).toEqual({ statement: null });
      expect(errors.map(({ extensions, path }) => [extensions?.code, path])).toEqual([[code, ['statement']]]);
      expect(JSON.stringify(errors)).not.toMatch(new RegExp(`${canary}|planted|guarded|nowhere|key|violates`, 'i'));
    }
  },
);

test.each(['thrown', 'noError', 'unknownCode', 'withoutCode', 'loaded', 'scalar', 'missing'])(
  'a field that fails (%s) is reported as an internal error, with a number to quote that the log has too',
  async (field) => {
    const http = await overHttp(`{ ${field} }`);
    const socket = await overSocket(`{ ${field} }`);
    for (const { errors = [] } of [http, socket]) {
      const [error] = errors;
      const requestId = String(error?.extensions?.requestId);
      expect(error?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId });
      expect(error?.message).toBe(`The server failed to answer this. Quote ${requestId} when you report it.`);
      expect(logged(requestId)).toHaveLength(1);
    }
    expect(http.errors?.[0]?.extensions?.requestId).toBe(http.requestId);
  },
);

test('a subscription whose source fails receives the error over WebSocket and stream', async () => {
  const { errors = [] } = await overSocket('subscription { broken }');
  const response = await fetch(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: `Bearer ${office.manager.token}`,
    },
    body: JSON.stringify({ query: 'subscription { broken }' }),
  });
  const stream = await response.text();
  const requestId = response.headers.get('x-request-id') ?? '';
  expect(errors[0]?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) });
  expect(stream).toContain(`"code":"INTERNAL_SERVER_ERROR","requestId":"${requestId}"`);
  expect(logged(requestId)).toHaveLength(1);
});

test('nothing of what failed went into the log either', () => {
  expect(lines.filter((line) => line.includes('operation failed')).length).toBeGreaterThan(30);
  expect(lines.filter((line) => line.includes(canary))).toEqual([]);
});

test('docs/errors.md lists the codes that errors carry, with their statuses', () => {
  const readme = readFileSync(join(projectRoot, 'docs/errors.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| `([A-Z_]+)` \| (\d{3}) \|/gm)].map(([, code, status]) => [
    code,
    Number(status),
  ]);
  expect(Object.fromEntries(listed)).toEqual(
    Object.fromEntries(Object.entries(errorCodes).map(([code, { status }]) => [code, status])),
  );
});
