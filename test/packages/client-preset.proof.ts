import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { loadTrustedDocuments } from '../../src/admission/trusted/load-trusted-documents.ts';
import { openOffice } from '../kit/office.ts';
import { servedSchema } from '../kit/served-schema.ts';
import { startOwnServer } from '../kit/start-test-server.ts';
import { runCommand } from '../programs/foyer/kit/run-command.ts';
import { type ClientProject, createProject } from './kit/client-project.ts';

/** The configuration of docs/clients.md. */
const codegen = `import { scalars } from '@foyer/client/scalars';
export default {
  schema: 'node_modules/@foyer/client/schema.graphql',
  documents: 'src/**/*.ts',
  ignoreNoDocuments: true,
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: { persistedDocuments: { hashAlgorithm: 'sha256' } },
      config: { scalars, strictScalars: true, useTypeImports: true, enumsAsTypes: true },
    },
  },
};
`;

const desk = `import { type FragmentType, graphql, useFragment } from './gql/index';

export const Rename = graphql(\`
  mutation Rename($input: UpdatePracticeInput!) {
    updatePractice(input: $input) {
      __typename
      ... on UpdatePracticeSuccess { practice { id name } }
      ... on UserError { message path }
      ... on StaleVersionError { current { id } }
    }
  }
\`);

export const Arrivals = graphql(\`
  subscription Arrivals($siteId: ID!, $after: EventCursor) {
    waitingRoom(siteId: $siteId, after: $after) {
      kind cursor at
      visits { id ticket arrivedAt waitSoFar }
      removed
    }
  }
\`);

export const SiteLine = graphql(\`fragment SiteLine on Site { name timeZone }\`);
export const Sites = graphql(\`query Sites { practice { sites { edges { node { id ...SiteLine } } } } }\`);

export const line = (site: FragmentType<typeof SiteLine>): string => useFragment(SiteLine, site).name;
`;

const typed = `import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';
import { byArrival, nextBoard } from '@foyer/client/board';
import { Arrivals, Rename } from './desk';

type Board = ResultOf<typeof Arrivals>['waitingRoom'];
const payload: Board = { kind: 'SNAPSHOT', cursor: 'c', at: '2026-11-21T08:30:00.000Z', visits: [], removed: [] };
const board: Board = nextBoard<Board>(null, payload, byArrival);
export const wait: string | null | undefined = board.visits[0]?.waitSoFar;
export const hash: string | undefined = (Rename as unknown as { __meta__?: { hash: string } }).__meta__?.hash;
export const variables: VariablesOf<typeof Rename> = { input: { expectedVersion: 1, name: 'Harbor Street' } };
`;

let project: ClientProject;

beforeAll(async () => {
  project = await createProject('client-preset');
  await project.write({ 'codegen.mjs': codegen, 'src/desk.ts': desk, 'src/typed.ts': typed });
  await project.run('graphql-codegen', '--config', 'codegen.mjs');
});

test('a project of graphql-codegen’s client preset compiles from the shipped files', async () => {
  await project.run('tsc', '--project', '.');
});

test('a value of another type than the schema’s does not compile', async () => {
  await project.write({ 'src/wrong.ts': "import { variables } from './typed';\nvariables.input.name = 7;\n" });
  await expect(project.run('tsc', '--project', '.')).rejects.toThrow(/wrong\.ts\(2,1\)/);
  await project.write({ 'src/wrong.ts': '' });
});

test('its persisted documents are loaded as they are, and run by their ids', async () => {
  const file = join(project.folder, 'src/gql/persisted-documents.json');
  const list: Record<string, string> = JSON.parse(await project.read('src/gql/persisted-documents.json'));
  const idOf = (name: string) => Object.keys(list).find((id) => list[id]?.includes(` ${name}`));
  const trusted = loadTrustedDocuments({ documents: [file], trustedOnly: 'displays' }, servedSchema());
  const server = await startOwnServer({ trusted });
  const { manager, practiceId } = await openOffice(server);
  const send = async (documentId: string | undefined, variables = {}) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${manager.token}` },
      body: JSON.stringify({ documentId, variables }),
    });
    return response.json();
  };
  expect(await send(idOf('Sites'))).toEqual({ data: { practice: { sites: { edges: [] } } } });
  expect(await send(idOf('Rename'), { input: { expectedVersion: 1, name: 'Harbor Street' } })).toEqual({
    data: {
      updatePractice: {
        __typename: 'UpdatePracticeSuccess',
        practice: { id: practiceId, name: 'Harbor Street' },
      },
    },
  });
  expect(await send('sha256:unknown')).toMatchObject({
    errors: [{ extensions: { code: 'PERSISTED_DOCUMENT_NOT_FOUND' } }],
  });
  await server.stop();
});

test('its persisted documents join the list that the command writes', async () => {
  const [file, out] = ['src/gql/persisted-documents.json', 'list.json'];
  const listing = ['documents', join(project.folder, file), '--out', join(project.folder, out)];
  expect(await runCommand(listing)).toMatchObject({ exitCode: 0, told: [] });
  expect(JSON.parse(await project.read(out))).toMatchObject(JSON.parse(await project.read(file)));
});

test('documents by another hash are refused with the setting that changes it', async () => {
  await project.write({
    'sha1.json': JSON.stringify({ '7dba4bd717b41f10434822356a93c32b1fb4907b': '{ __typename }' }),
  });
  const listing = ['documents', join(project.folder, 'sha1.json'), '--out', join(project.folder, 'no-list.json')];
  const { exitCode, told } = await runCommand(listing);
  expect([exitCode, told]).toEqual([1, [expect.stringContaining("hashAlgorithm: 'sha256'")]]);
});
