import type { NewFile } from '../write-files.ts';
import type { EntityWords } from './words.ts';

/** The entity's test: through the server, in a practice of its own. */
export function entityTest({ domain, one, many, aOne, manage, view }: EntityWords): NewFile {
  const { camel, pascal, kebab, words } = one;
  const a = aOne.charAt(0).toLowerCase() + aOne.slice(1);
  return {
    path: `test/domains/${domain}/${kebab}.test.ts`,
    text: `import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { watch } from '../../kit/live-client.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
});

beforeEach(async () => {
  office = await openOffice(server);
});

afterAll(() => server.stop());

interface Result {
  __typename: string;
  path?: string[];
  current?: { version: number };
  ${camel}?: { id: string; name: string; version: number };
}

const members = \`__typename ... on UserError { message path }\`;
const success = '{ ${camel} { id name version } }';

async function create(input: object, { manager } = office): Promise<Result> {
  const document = \`mutation($input: Create${pascal}Input!) {
    result: create${pascal}(input: $input) { \${members} ... on Create${pascal}Success \${success} } }\`;
  return (await manager.ask<{ result: Result }>(document, { input })).result;
}

async function update(id: string, input: object): Promise<Result> {
  const document = \`mutation($id: ID!, $input: Update${pascal}Input!) {
    result: update${pascal}(id: $id, input: $input) { \${members}
      ... on StaleVersionError { current { ... on ${pascal} { version } } } ... on Update${pascal}Success \${success} } }\`;
  return (await office.manager.ask<{ result: Result }>(document, { id, input })).result;
}

async function added(name: string): Promise<string> {
  return (await create({ name })).${camel}?.id ?? '';
}

interface Page {
  ${many.camel}: { nodes: { name: string }[]; totalCount: number; pageInfo: { startCursor: string; endCursor: string } };
}

/** Names on a page, with the number of all and the cursors of its ends. */
async function page(args: string, { manager } = office) {
  const { ${many.camel} } = await manager.ask<Page>(
    \`{ ${many.camel}(\${args}) { nodes { name } totalCount pageInfo { startCursor endCursor } } }\`,
  );
  return { names: ${many.camel}.nodes.map(({ name }) => name), ofAll: ${many.camel}.totalCount, ...${many.camel}.pageInfo };
}

test('${a} is added and found by its id', async () => {
  const { ${camel} } = await create({ name: 'Blue' });
  expect(${camel}).toMatchObject({ name: 'Blue', version: 1 });
  const found = await office.manager.ask('query($id: ID!) { ${camel}(id: $id) { id name version } }', { id: ${camel}?.id });
  expect(found).toEqual({ ${camel} });
});

test('a request that is sent twice adds one ${words}', async () => {
  const input = { name: 'Blue', idempotencyKey: randomUUID() };
  expect(await create(input)).toEqual(await create(input));
  expect(await page('first: 1')).toMatchObject({ names: ['Blue'], ofAll: 1 });
  expect(await create({ ...input, name: 'Green' })).toMatchObject({ __typename: 'IdempotencyConflictError' });
});

test('a practice has each name once', async () => {
  await added('Blue');
  const other = await added('Green');
  const refusal = { __typename: 'InvalidInputError', path: ['input', 'name'] };
  expect(await create({ name: 'Blue' })).toMatchObject(refusal);
  expect(await create({ name: 'B L\uFF35E' })).toMatchObject(refusal);
  expect(await update(other, { expectedVersion: 1, name: 'blue' })).toMatchObject(refusal);
});

test('${many.words} are listed by name and filtered by its beginning', async () => {
  for (const name of ['Green', 'blue', 'Grey']) await added(name);
  const { names } = await page('orderBy: Z_TO_A');
  expect(names).toHaveLength(3);
  expect(await page('first: 3')).toMatchObject({ names: names.toReversed(), ofAll: 3 });
  expect(await page('filter: { name: { startsWith: "gr" } }')).toMatchObject({ names: ['Green', 'Grey'], ofAll: 2 });
});

test('pages lead on from either end and back again', async () => {
  for (const name of ['A', 'B', 'C', 'D', 'E']) await added(name);
  const first = await page('first: 2');
  const second = await page(\`first: 2, after: "\${first.endCursor}"\`);
  expect([first.names, second.names]).toEqual([
    ['A', 'B'],
    ['C', 'D'],
  ]);
  expect((await page(\`last: 2, before: "\${second.startCursor}"\`)).names).toEqual(['A', 'B']);
  expect((await page('last: 2')).names).toEqual(['D', 'E']);
});

test('a change of the version that was read is made, one of an older version is refused', async () => {
  const id = await added('Blue');
  expect(await update(id, { expectedVersion: 1, name: 'Green' })).toMatchObject({ ${camel}: { name: 'Green', version: 2 } });
  expect(await update(id, { expectedVersion: 1, name: 'Red' })).toMatchObject({
    __typename: 'StaleVersionError',
    current: { version: 2 },
  });
  expect(await update(id, { expectedVersion: 2, name: null })).toMatchObject({ path: ['input', 'name'] });
});

interface Board {
  ${many.camel}: { kind: string; ${many.camel}: { name: string }[] };
}

test('the board shows all ${many.words}, then each that is added or changed', async () => {
  const id = await added('Blue');
  const query = 'subscription { ${many.camel} { kind ${many.camel} { name } } }';
  const board = watch<Board>({ url: server.url, token: office.manager.token, query });
  const shown = (kind: string, ...names: string[]) =>
    board.until(({ data }) => {
      const payload = data?.${many.camel};
      return payload?.kind === kind && names.every((name) => payload.${many.camel}.some((row) => row.name === name));
    });
  await shown('SNAPSHOT', 'Blue');
  await added('Green');
  await shown('CHANGE', 'Green');
  await update(id, { expectedVersion: 1, name: 'Red' });
  await shown('CHANGE', 'Red');
  await board.stop();
});

interface Log {
  changes: { kind: string; changes: { type: string; subject: string }[] };
}

test('the log of changes names ${a} that was added', async () => {
  const query = 'subscription { changes { kind changes { type subject } } }';
  const log = watch<Log>({ url: server.url, token: office.manager.token, query });
  await log.until(({ data }) => data?.changes.kind === 'SNAPSHOT');
  const subject = await added('Blue');
  const change = await log.until(({ data }) => data?.changes.kind === 'CHANGE');
  expect(change.data?.changes.changes).toEqual([{ type: '${one.screaming}', subject }]);
  await log.stop();
});

test('another practice finds none of them', async () => {
  const id = await added('Blue');
  const stranger = await openOffice(server);
  expect(await page('first: 1', stranger)).toMatchObject({ names: [], ofAll: 0 });
  const document = 'query($id: ID!) { ${camel}(id: $id) { name } node(id: $id) { id } }';
  expect(await stranger.manager.ask(document, { id })).toEqual({ ${camel}: null, node: null });
  expect((await create({ name: 'Blue' }, stranger)).${camel}).toMatchObject({ name: 'Blue' });
});

test('a colleague without ${view} and ${manage} sees and adds none', async () => {
  const colleague = await office.as('PRIVACY_OFFICER');
  const answers = [
    await colleague.send('{ ${many.camel} { totalCount } }'),
    await colleague.send('mutation { create${pascal}(input: { name: "Blue" }) { __typename } }'),
  ];
  expect(answers.map(({ errors }) => errors?.[0]?.extensions?.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
});
`,
  };
}
