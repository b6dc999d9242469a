import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { entity } from '../../../scripts/new/entity.ts';
import { mutation } from '../../../scripts/new/mutation.ts';
import { parseAddress } from '../../../scripts/new/names.ts';
import { projectRoot } from '../../../src/settings/project-root.ts';

/** The written files, by path: new files as they are, changed ones with the lines that were added. */
async function written(template: typeof entity, address: string): Promise<Map<string, string>> {
  const files = await template(parseAddress(address), projectRoot);
  return new Map(
    files.map((file) => {
      if ('text' in file) return [file.path, file.text];
      const before = readFileSync(join(projectRoot, file.path), 'utf8').split('\n');
      const after = file.change(before.join('\n')).split('\n');
      return [file.path, after.filter((line) => !before.includes(line)).join('\n')];
    }),
  );
}

const linesOf = (text: string) => text.trimEnd().split('\n').length;

test('an entity is at most 10 files and 130 lines beside its contract, its migration and its test', async () => {
  const files = [...(await written(entity, 'supplies.lot'))].filter(
    ([path]) => !path.startsWith('schema/supplies') && !path.startsWith('test/') && !path.includes('Migration'),
  );
  expect(files.length).toBeLessThanOrEqual(10);
  expect(files.reduce((sum, [, text]) => sum + linesOf(text), 0)).toBeLessThanOrEqual(130);
});

test('an entity adds lines to three files of all: the migrations, the permissions and the roles', async () => {
  const files = await entity(parseAddress('supplies.lot'), projectRoot);
  const changed = files.filter((file) => 'change' in file).map(({ path }) => path);
  expect(changed.sort()).toEqual(['migrations/list.ts', 'schema/accounts.graphql', 'src/access/roles.ts']);
  const { 'schema/accounts.graphql': sdl, 'src/access/roles.ts': roles } = Object.fromEntries(
    await written(entity, 'supplies.lot'),
  );
  expect(sdl).toBe('  "See lots."\n  VIEW_LOTS\n  "Add and change lots."\n  MANAGE_LOTS');
  expect(roles).toBe('    Permission.VIEW_LOTS,\n    Permission.MANAGE_LOTS,');
});

test('the contract of a name of several words has each of its spellings', async () => {
  const files = await written(entity, 'supplies.orderBox');
  const sdl = files.get('schema/supplies.graphql') ?? '';
  expect(parse(sdl).definitions.length).toBeGreaterThan(10);
  expect(sdl).toContain('"An order box."\ntype OrderBox implements Node @node(prefix: "orderbox"');
  expect(sdl).toContain('"Adds an order box. The name must be new in the practice."');
  expect(sdl).toContain('  orderBoxes("Continue after this cursor." after: EventCursor): OrderBoxesPayload!');
  expect([...files.keys()]).toContain('src/domains/supplies/order-boxes.board.ts');
});

test('a domain that has a contract gets a file of its own for what is new', async () => {
  expect([...(await written(entity, 'rooms.shelf')).keys()]).toContain('schema/rooms-shelfs.graphql');
  expect([...(await written(mutation, 'rooms.countShelf')).keys()]).toContain('schema/rooms-count-shelf.graphql');
});

test('a name that is too long for its constraints, and one that is reserved, make nothing', async () => {
  const long = `supplies.${'long'.repeat(12)}`;
  await expect(entity(parseAddress(long), projectRoot)).rejects.toThrow('choose a name of at most');
  await expect(entity(parseAddress('supplies.order'), projectRoot)).rejects.toThrow('reserved by PostgreSQL');
});

test('the test of a new mutation fails with what is to be decided', async () => {
  const files = await written(mutation, 'supplies.receiveStock');
  expect([...files.keys()]).toEqual([
    'schema/supplies.graphql',
    'src/domains/supplies/receive-stock.ts',
    'test/domains/supplies/receive-stock.test.ts',
  ]);
  expect(files.get('test/domains/supplies/receive-stock.test.ts')).toContain(
    "'Decide what receiveStock takes, whom it is allowed, what it refuses",
  );
});
