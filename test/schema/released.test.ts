import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { printServed } from '../../src/contract/print-served.ts';
import { projectRoot } from '../../src/settings/project-root.ts';
import { servedSchema } from '../kit/served-schema.ts';
import { checkAnnouncements } from './kit/unexplained-breaks.ts';

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const released = read('schema/released.graphql');

test('nothing breaks the clients of the released schema without a reason: add "- Breaking: <path> <reason>" to Unreleased in CHANGELOG.md', async () => {
  const found = await checkAnnouncements(released, printServed(servedSchema()), read('CHANGELOG.md'));
  expect(found).toEqual({ unexplained: [], needless: [] });
});

const before = `enum Stage { WAITING ROOMED }
  interface Named { name: String }
  union Result = Room | Site
  type Room implements Named { name: String, stage: Stage }
  type Site implements Named { name: String, zone: String! }
  input RoomFilter { name: String, siteId: ID }
  type Query { room(filter: RoomFilter, id: ID): Room, result: Result }`;
const changed = (from: string, to: string) => before.replace(from, to);
const breaks: [string, string, string][] = [
  ['a field that is removed', changed(', stage: Stage', ''), 'Room.stage'],
  ['a value that is removed', changed(' ROOMED', ''), 'Stage.ROOMED'],
  ['a type that may be null now', changed('zone: String!', 'zone: String'), 'Site.zone'],
  ['an argument that is removed', changed(', id: ID', ''), 'Query.room.id'],
  ['an argument that is required now', changed(', id: ID', ', id: ID!'), 'Query.room.id'],
  ['an input field that is required now', changed('siteId: ID }', 'siteId: ID! }'), 'RoomFilter.siteId'],
  ['an input field that is added and required', changed('siteId: ID }', 'siteId: ID, zone: ID! }'), 'RoomFilter.zone'],
  ['a member of a union that is removed', changed('Room | Site', 'Room'), 'Result'],
  ['an interface that is removed', changed('Site implements Named', 'Site'), 'Site'],
  ['a scalar of another kind', changed('name: String, stage', 'name: ID, stage'), 'Room.name'],
];

test.each(breaks)('%s is a break', async (_what, after, path) => {
  buildSchema(after);
  const silent = await checkAnnouncements(before, after, '## Unreleased\n');
  expect(silent.unexplained).toEqual([expect.stringMatching(new RegExp(`^${path}: `))]);
  const explained = `# Changelog\n\n## Unreleased\n\n### Breaking\n- Breaking: \`${path}\` Nobody used it.\n\n## 0.1.0\n`;
  expect(await checkAnnouncements(before, after, explained)).toEqual({ unexplained: [], needless: [] });
  const above = explained.replace(path, path.split('.')[0] ?? '');
  expect((await checkAnnouncements(before, after, above)).unexplained).toEqual([]);
});

test.each([
  ['a field that is added', changed('stage: Stage', 'stage: Stage, floor: Int')],
  ['a description', changed('enum Stage', '"The stage." enum Stage')],
  ['an optional argument', changed(', id: ID', ', id: ID, name: String')],
])('%s is none', async (_what, after) => {
  expect(await checkAnnouncements(before, after, '## Unreleased\n')).toEqual({ unexplained: [], needless: [] });
});

test('a line without a reason, or of a release before, explains nothing; a line at which nothing breaks is refused', async () => {
  const after = changed(', stage: Stage', '');
  for (const changelog of [
    '## Unreleased\n- Breaking: Room.stage\n',
    '## Unreleased\n\n## 0.1.0\n- Breaking: Room.stage Old.\n',
  ])
    expect((await checkAnnouncements(before, after, changelog)).unexplained).toHaveLength(1);
  const { needless } = await checkAnnouncements(before, before, '## Unreleased\n- Breaking: Room.stage Gone.\n');
  expect(needless).toEqual(['Room.stage']);
});
