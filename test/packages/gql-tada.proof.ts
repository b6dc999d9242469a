import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/settings/project-root.ts';
import { createProject } from './kit/client-project.ts';

const plugin = {
  name: 'gql.tada/ts-plugin',
  schema: 'node_modules/@foyer/client/schema.graphql',
  tadaOutputLocation: 'src/graphql-env.d.ts',
};

const graphql = `import type { Scalars } from '@foyer/client/scalars';
import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.d.ts';

export const graphql = initGraphQLTada<{ introspection: introspection; scalars: Scalars }>();
`;

const desk = `import { byArrival, nextBoard } from '@foyer/client/board';
import type { ResultOf, VariablesOf } from 'gql.tada';
import { graphql } from './graphql.ts';

const Arrivals = graphql(\`
  subscription Arrivals($siteId: ID!, $after: EventCursor) {
    waitingRoom(siteId: $siteId, after: $after) {
      kind cursor at
      visits { id ticket arrivedAt waitSoFar }
      removed
    }
  }
\`);
type Board = ResultOf<typeof Arrivals>['waitingRoom'];
const board: Board = nextBoard<Board>(
  null,
  { kind: 'SNAPSHOT', cursor: 'c', at: '2026-11-21T08:30:00.000Z', visits: [], removed: [] },
  byArrival,
);
export const at: string = board.at;
export const wait: string | null | undefined = board.visits[0]?.waitSoFar;
export const variables: VariablesOf<typeof Arrivals> = { siteId: 'site_1', after: board.cursor };

const Rename = graphql(\`
  mutation Rename($input: UpdatePracticeInput!) {
    updatePractice(input: $input) { __typename ... on UserError { message path } }
  }
\`);
export const refused = (result: ResultOf<typeof Rename>): string | undefined =>
  'message' in result.updatePractice ? result.updatePractice.message : undefined;
`;

/** The generator, copied to where it finds a compiler that it runs on. */
async function bringGenerator(folder: string): Promise<void> {
  const installed = join(projectRoot, 'node_modules');
  const place = join(folder, 'node_modules');
  for (const name of ['gql.tada', '@gql.tada']) await cp(join(installed, name), join(place, name), { recursive: true });
  await symlink(join(projectRoot, 'packages/tada-generator/node_modules/typescript'), join(place, 'typescript'));
}

test('a project of gql.tada compiles from the shipped files, and a wrong type in it does not', async () => {
  const project = await createProject('gql-tada', { plugins: [plugin], allowImportingTsExtensions: true });
  await project.write({ 'src/graphql.ts': graphql, 'src/desk.ts': desk });
  await bringGenerator(project.folder);
  await project.run('node', 'node_modules/gql.tada/bin/cli.js', 'generate-output');
  expect(await project.read('src/graphql-env.d.ts')).toContain('WaitingRoomPayload');
  await project.run('tsc', '--project', '.');
  await project.write({ 'src/wrong.ts': "import { at } from './desk.ts';\nexport const number: number = at;\n" });
  await expect(project.run('tsc', '--project', '.')).rejects.toThrow(/wrong\.ts\(2,14\)/);
});
