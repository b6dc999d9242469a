import { expect, test } from 'vitest';
import { needsCodegen, needsRestart } from '../../../scripts/dev/what-changed.ts';

test.each([
  ['a changed contract', 'schema/rooms.graphql', 'change', true, true],
  ['a document of a page', 'web/board/rooms.graphql', 'change', true, true],
  ['a document of a test', 'test/clients/rooms.graphql', 'change', true, false],
  ['an entity', 'src/domains/rooms/room.entity.ts', 'change', true, true],
  ['a list', 'src/domains/rooms/room.list.ts', 'change', true, true],
  ['a board', 'src/domains/rooms/rooms.board.ts', 'change', true, true],
  ['a new write', 'src/domains/rooms/close-room.ts', 'rename', true, true],
  ['a changed write', 'src/domains/rooms/create-room.ts', 'change', false, true],
  ['a plugin of codegen', 'codegen/models.ts', 'change', true, true],
  ['a test', 'test/domains/rooms/manage-rooms.test.ts', 'change', false, false],
  ['a file that codegen writes', 'src/generated/models.ts', 'change', false, false],
  ['the schema as served', 'schema/served/schema.graphql', 'change', false, false],
] as const)('%s is met by what it needs', (_what, file, event, codegen, restart) => {
  expect({ codegen: needsCodegen(file, event), restart: needsRestart(file, event) }).toEqual({ codegen, restart });
});
