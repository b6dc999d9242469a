import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient as createSocketClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { documentId } from '../../src/admission/trusted/document-id.ts';
import { loadTrustedDocuments } from '../../src/admission/trusted/load-trusted-documents.ts';
import { buildServedSchema } from '../../src/schema.ts';
import { BoardDocument, PairingProgressDocument } from '../../web/generated/operations.ts';
import { pairedScreen } from '../domains/displays/pair-screen.ts';
import { createClient } from '../kit/client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { openRawSocket } from '../live/kit/raw-socket.ts';

const schema = buildServedSchema();
const text = 'query Own {\n  practice {\n    name\n  }\n}';
const id = documentId(text);
const folders: string[] = [];
let server: TestServer;
let office: Office;
let screen: { token: string | undefined };

/** The server as an office runs it, with a client's list beside those of its own pages. */
beforeAll(async () => {
  const documents = [listed({ [id]: text })];
  server = await startTestServer({ trusted: loadTrustedDocuments({ documents, trustedOnly: 'displays' }, schema) });
  office = await openOffice(server);
  screen = await startScreen();
});

afterAll(async () => {
  for (const folder of folders) rmSync(folder, { recursive: true });
  await server.stop();
});

/** A screen as it is paired by what it shows. */
async function startScreen(): Promise<{ token: string | undefined }> {
  const { client } = await pairedScreen(server.url, office, await office.site());
  return { token: client.token };
}

/** A list in a folder of its own, which is removed after the tests. */
function listed(list: unknown, name = 'client.json'): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-documents-'));
  folders.push(folder);
  const file = join(folder, name);
  writeFileSync(file, typeof list === 'string' ? list : JSON.stringify(list));
  return file;
}

interface Told {
  data?: unknown;
  errors?: { message: string; extensions: { code: string } }[];
}

async function post(body: Record<string, unknown>, token?: string): Promise<Told & { status: number }> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json',
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as Told) };
}

async function overStream(body: Record<string, unknown>, token?: string): Promise<Told> {
  const response = await fetch(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  let seen = '';
  for await (const chunk of response.body ?? []) {
    seen += Buffer.from(chunk).toString();
    const found = /data: ?(\{.+\})\n/.exec(seen)?.[1];
    if (found) return JSON.parse(found);
  }
  throw new Error(`No payload came: ${seen}`);
}

/** By hand, so that the message can be without a query. */
async function overSocket(payload: Record<string, unknown>, token?: string): Promise<Told> {
  const raw = await openRawSocket(server.url, token);
  await raw.until(({ type }) => type === 'connection_ack');
  raw.send({ id: '1', type: 'subscribe', payload });
  const { type, payload: told } = await raw.until(({ id }) => id === '1');
  raw.socket.close();
  await raw.closed;
  return type === 'error' ? { errors: told as NonNullable<Told['errors']> } : (told as Told);
}

const codeOf = ({ errors }: Told) => errors?.[0]?.extensions.code;

test('an operation that is named by its id is run as if it had been sent, over every way', async () => {
  const { token } = office.manager;
  expect(await post({ documentId: id }, token)).toEqual(await office.manager.send(text));
  expect(await post({ documentId: id, query: null, operationName: 'Own', variables: null }, token)).toMatchObject({
    data: { practice: { name: expect.any(String) } },
  });
  expect(await overSocket({ documentId: id }, token)).toMatchObject({ data: { practice: {} } });
  expect(await overSocket({ documentId: id, query: '' }, token)).toMatchObject({ data: { practice: {} } });
  const board = { documentId: BoardDocument, variables: { after: null } };
  for (const told of [await overSocket(board, screen.token), await overStream(board, screen.token)])
    expect(told).toMatchObject({ data: { board: { tickets: [] } } });
});

test('a stock WebSocket client names its operation beside the empty query that its types ask for', async () => {
  const url = `${server.url.replace('http', 'ws')}/graphql`;
  const client = createSocketClient({ url, webSocketImpl: WebSocket });
  const told = await new Promise((next, error) => {
    const operation = { documentId: PairingProgressDocument, query: '' };
    client.subscribe(operation, { next, error, complete: () => {} });
  });
  await client.dispose();
  expect(told).toEqual({ data: { pairingState: 'EXPIRED', displayToken: null } });
});

test('an id that is in no list is refused with its code, over every transport', async () => {
  const unknown = { documentId: documentId('query { nothing }') };
  const { token } = office.manager;
  for (const told of [await post(unknown, token), await overSocket(unknown, token), await overStream(unknown, token)]) {
    expect(told.errors).toHaveLength(1);
    expect(codeOf(told)).toBe('PERSISTED_DOCUMENT_NOT_FOUND');
  }
  expect((await post(unknown, token)).status).toBe(400);
  expect(codeOf(await post({ documentId: 'constructor' }, token))).toBe('PERSISTED_DOCUMENT_NOT_FOUND');
});

test('an operation’s text beside its id is refused, the right one too', async () => {
  const { token } = office.manager;
  for (const query of [text, '{ viewer { permissions } }']) {
    const both = { documentId: id, query };
    expect(await post(both, token)).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(codeOf(await overSocket(both, token))).toBe('BAD_REQUEST');
    expect(codeOf(await overStream(both, token))).toBe('BAD_REQUEST');
  }
  expect((await post({ documentId: 7 }, token)).status).toBe(400);
  expect(codeOf(await overSocket({ documentId: { a: 1 } }, token))).toBe('BAD_REQUEST');
});

test('an operation that the document does not hold is refused', async () => {
  const told = await post({ documentId: id, operationName: 'Other' }, office.manager.token);
  expect([told.status, codeOf(told), told.data]).toEqual([400, 'BAD_USER_INPUT', undefined]);
});

test('a display runs trusted documents and nothing else, over every way', async () => {
  const free = 'subscription { displayBoard { at } }';
  const answers = [
    await post({ query: '{ pairingState }' }, screen.token),
    await post({ query: '{ __typename }' }, screen.token),
    await post({ query: text }, screen.token),
    await post({ query: '{ pairingState }' }, 'foyer_dp_not-paired-yet'),
    await overSocket({ query: free }, screen.token),
    await overStream({ query: free }, screen.token),
  ];
  expect(answers.map(codeOf)).toEqual(answers.map(() => 'PERSISTED_DOCUMENT_REQUIRED'));
  expect(answers[0]).toMatchObject({ status: 403 });
  expect(await post({ documentId: PairingProgressDocument }, screen.token)).toMatchObject({
    data: { pairingState: 'PAIRED' },
  });
});

test('another client’s document gives a display no more rights', async () => {
  expect(codeOf(await post({ documentId: id }, screen.token))).toBe('FORBIDDEN');
});

test('a client cannot have a document trusted by sending it', async () => {
  const persistedQuery = { version: 1, sha256Hash: id.slice('sha256:'.length) };
  for (const query of [undefined, text]) {
    const told = await post({ query, extensions: { persistedQuery } }, screen.token);
    expect(codeOf(told)).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
  }
  const told = await overSocket({ query: text, extensions: { persistedQuery } }, screen.token);
  expect(codeOf(told)).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
});

test('with trusted documents only for all, staff and unauthenticated clients are bound too', async () => {
  const bound = await startTestServer({
    trusted: loadTrustedDocuments({ documents: [listed({ [id]: text })], trustedOnly: 'all' }, schema),
  });
  onTestFinished(() => bound.stop());
  const free = await createClient(bound.url).send('{ viewer { permissions } }');
  expect(free.errors?.[0]?.extensions?.code).toBe('PERSISTED_DOCUMENT_REQUIRED');
  const staff = await createClient(bound.url, 'foyer_st_anything').send('{ viewer { permissions } }');
  expect(staff.errors?.[0]?.extensions?.code).toBe('PERSISTED_DOCUMENT_REQUIRED');
});

test('lists of several releases stand side by side, a document in two of them is one', () => {
  const other = 'query Own {\n  practice {\n    id\n  }\n}';
  const folder = join(listed({ [id]: text }, 'desk-1.json'), '..');
  writeFileSync(join(folder, 'desk-2.json'), JSON.stringify({ [id]: text, [documentId(other)]: other }));
  writeFileSync(join(folder, 'notes.txt'), 'not a list');
  const { texts } = loadTrustedDocuments({ documents: [folder], trustedOnly: 'displays' }, schema);
  expect([texts.get(id), texts.get(documentId(other))]).toEqual([text, other]);
  expect(texts.has(BoardDocument)).toBe(true);
});

test.each([
  ['is no JSON', '{', 'it is no JSON; rebuild it with npm run documents'],
  ['is a list', [], 'it is no object of ids and texts; rebuild it with npm run documents'],
  [
    'has another text for an id',
    { [id]: `${text} ` },
    `${id} is not the id of the text beside it; rebuild it with npm run documents`,
  ],
  [
    'has an id of its own kind',
    { desk: text },
    'desk is not the id of the text beside it; rebuild it with npm run documents',
  ],
  [
    'asks for what the schema no longer has',
    { [documentId('{ weather }')]: '{ weather }' },
    'which the schema does not answer (Cannot query field "weather" on type "Query"); remove the list if no client of that release is left.',
  ],
])('a list that %s stops the start, and the message says which and why', (_what, list, why) => {
  const file = listed(list);
  const load = () => loadTrustedDocuments({ documents: [file], trustedOnly: 'displays' }, schema);
  expect(load).toThrow(file);
  expect(load).toThrow(why);
});

test('a list that is not there stops the start', () => {
  const load = () => loadTrustedDocuments({ documents: ['/nowhere/desk.json'], trustedOnly: 'displays' }, schema);
  expect(load).toThrow(
    'FOYER_DOCUMENTS names /nowhere/desk.json, which cannot be read (ENOENT); correct the path or the rights.',
  );
});
