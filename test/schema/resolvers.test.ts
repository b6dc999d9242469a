import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type FieldDefinitionNode, Kind, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { findServed } from '../../codegen/resolvers.ts';
import { rootFields } from '../../codegen/root-fields.ts';
import { resolvers } from '../../src/generated/resolver-classes.ts';
import { buildServedSchema } from '../../src/schema.ts';
import { projectRoot } from '../../src/settings/project-root.ts';

const folder = join(projectRoot, 'schema');
const domains = readdirSync(join(projectRoot, 'src/domains'));
const operations = new Set(['Query', 'Mutation', 'Subscription']);

/** The domain that an SDL file belongs to: `rooms.graphql` and `rooms-writes.graphql` to `rooms`; undefined for what belongs to all. */
function domainOf(file: string): string | undefined {
  const name = basename(file, '.graphql');
  return domains.find((domain) => name === domain || name.startsWith(`${domain}-`));
}

/** Root fields by the domain of the file that declares them. */
const declared = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql') && file !== 'released.graphql')
  .flatMap((file) =>
    parse(readFileSync(join(folder, file), 'utf8')).definitions.flatMap((definition) => {
      const isRoot = definition.kind === Kind.OBJECT_TYPE_EXTENSION || definition.kind === Kind.OBJECT_TYPE_DEFINITION;
      if (!isRoot || !operations.has(definition.name.value)) return [];
      const fields: readonly FieldDefinitionNode[] = definition.fields ?? [];
      return fields.map(({ name }) => ({ field: `${definition.name.value}.${name.value}`, domain: domainOf(file) }));
    }),
  );

const schema = buildServedSchema();
const { roots } = findServed(schema);
const served = new Map(roots.map(({ operation, field, domain }) => [`${operation}.${field.name}`, domain]));

test('every SDL file but the ground of all domains is named after its domain', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql') && !domainOf(file));
  expect(files).toEqual(['addresses.graphql', 'base.graphql', 'released.graphql', 'shorthands.graphql']);
});

test('each root field is served by the class of the domain whose SDL declares it', () => {
  expect(declared.length).toBeGreaterThan(0);
  expect(declared.filter(({ field, domain = 'reading' }) => served.get(field) !== domain)).toEqual([]);
  expect(new Set(declared.map(({ field }) => field))).toEqual(new Set(served.keys()));
});

test('classes of root fields are made by codegen; those written by hand compute fields only', () => {
  const written = readdirSync(join(projectRoot, 'src/domains'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.resolver.ts'))
    .filter((file) =>
      /@(Query|Mutation|Subscription)\(/.test(readFileSync(join(projectRoot, 'src/domains', file), 'utf8')),
    );
  expect(written).toEqual([]);
  expect(new Set(resolvers.map(({ name }) => name)).size).toBe(resolvers.length);
});

describe('a root field that nothing serves stops codegen', () => {
  const file = (path: string, ...exports: string[]) => ({ path, exports: new Set(exports) });
  const roomsFile = file('domains/rooms/room.list.ts', 'rooms');
  const all = roots.map(({ path, field, kind }) => file(path, kind === 'ROW' ? '' : field.name));

  test('and says which file is missing', () => {
    expect(() => rootFields(schema, [roomsFile])).toThrow(
      /^Query\.\w+ is served by nothing: export a function \w+ from src\/domains\/<domain>\//,
    );
  });

  test('as does one that two files serve', () => {
    const [field] = roots.filter(({ kind }) => kind === 'FUNCTION');
    const twin = file(`domains/rooms/${field?.path.split('/').at(-1)}`, field?.field.name ?? '');
    const entities = roots
      .filter(({ kind }) => kind === 'ROW')
      .map(({ path, field }) => file(path, `${String(field.type)}Entity`));
    expect(() => rootFields(schema, [...all, ...entities, twin])).toThrow(/is served twice: by src\//);
  });
});
