import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../src/settings/project-root.ts';
import { createClient } from '../../kit/client.ts';
import { startTestServer } from '../../kit/start-test-server.ts';

const client = (file: string) => readFileSync(join(projectRoot, 'packages', 'client', file), 'utf8');

test('in development the schema and the possible types are served as the client package ships them', async () => {
  const server = await startTestServer();
  const sdl = await fetch(`${server.url}/schema.graphql`);
  expect([sdl.status, sdl.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(await sdl.text()).toBe(client('schema.graphql'));
  const types = await fetch(`${server.url}/possible-types.json`);
  expect([types.status, types.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
  expect(await types.json()).toEqual(JSON.parse(client('possible-types.json')));
  await server.stop();
});

test('where the schema may not be asked for, neither is served', async () => {
  const server = await startTestServer({ explorer: false });
  for (const file of ['schema.graphql', 'possible-types.json'])
    expect((await fetch(`${server.url}/${file}`)).status).toBe(404);
  await server.stop();
});

test('every custom scalar says by a stable address what specifies it, in introspection too', async () => {
  const server = await startTestServer();
  const { __schema } = await createClient(server.url).ask<IntrospectionQuery>(
    getIntrospectionQuery({ specifiedByUrl: true }),
  );
  await server.stop();
  const builtIn = ['Boolean', 'Float', 'ID', 'Int', 'String'];
  const scalars = __schema.types.flatMap((type) =>
    type.kind === 'SCALAR' && !builtIn.includes(type.name) ? [type] : [],
  );
  expect(scalars.length).toBeGreaterThan(7);
  const ownPages = 'https://www.npmjs.com/package/@foyer/client#';
  const headings = [...client('README.md').matchAll(/^#+ (.+)$/gm)].map(([, words = '']) => words.toLowerCase());
  for (const { name, specifiedByURL } of scalars) {
    expect(specifiedByURL, name).toMatch(
      /^https:\/\/(www\.rfc-editor\.org\/rfc\/|www\.npmjs\.com\/package\/@foyer\/client#)\S+$/,
    );
    if (specifiedByURL?.startsWith(ownPages)) expect(headings).toContain(specifiedByURL.slice(ownPages.length));
  }
});
