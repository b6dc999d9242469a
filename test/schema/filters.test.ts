import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  getNamedType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { expect, test } from 'vitest';
import { directiveOn } from '../../src/contract/directive-on.ts';
import { readTypeDefs } from '../../src/contract/read-type-defs.ts';

const schema = makeExecutableSchema({ typeDefs: readTypeDefs() });
const objects = Object.values(schema.getTypeMap()).filter(isObjectType);

/** Each filter with the type of the rows it is asked of. */
function filters(): { filter: GraphQLInputObjectType; node: GraphQLObjectType }[] {
  const fields = objects.flatMap((type) => Object.values(type.getFields()));
  return fields.flatMap(({ type, args }) => {
    const filter = getNamedType(args.find(({ name }) => name === 'filter')?.type);
    const connection = getNamedType(type);
    const edge = isObjectType(connection) ? getNamedType(connection.getFields().edges?.type) : undefined;
    const node = isObjectType(edge) ? getNamedType(edge.getFields().node?.type) : undefined;
    return isInputObjectType(filter) && isObjectType(node) ? [{ filter, node }] : [];
  });
}

const permissionOf = (field: Parameters<typeof directiveOn>[0] | undefined) =>
  field && directiveOn<{ permission: string }>(field, 'allow')?.permission;

/** The field of a condition, where the name does not state it, as `siteId` does of `site` and `hasRoom` of `room`. */
const about: Record<string, string> = {
  hasEnded: 'endedAt',
  isOpen: 'answeredAt',
  isAssigned: 'assignee',
  isRetired: 'retiredAt',
  isRevoked: 'revokedAt',
  isSnoozed: 'snoozedUntil',
  isUndone: 'undoneAt',
  isWithdrawn: 'withdrawnAt',
  reasonCode: 'reasonCodes',
};

function subjectOf(name: string, node: GraphQLObjectType): string {
  const bare = name.replace(/Id$/, '').replace(/^has(\w)/, (_, letter: string) => letter.toLowerCase());
  return about[name] ?? (bare in node.getFields() ? bare : name);
}

test('each condition of a filter is on a field that may be seen, and needs the same permission', () => {
  const conditions = filters().flatMap(({ filter, node }) =>
    Object.values(filter.getFields())
      .filter(({ name }) => !['and', 'or', 'not'].includes(name))
      .map((field) => ({
        field,
        seen: node.getFields()[subjectOf(field.name, node)],
        name: `${filter.name}.${field.name}`,
      })),
  );
  expect(conditions.filter(({ seen }) => !seen).map(({ name }) => name)).toEqual([]);
  expect(
    conditions.filter(({ field, seen }) => permissionOf(field) !== permissionOf(seen)).map(({ name }) => name),
  ).toEqual([]);
  expect(conditions.filter(({ field }) => permissionOf(field)).length).toBeGreaterThan(1);
});

test('every filter can be joined by and, or and not with its like', () => {
  const odd = filters().filter(({ filter }) => {
    const { and, or, not } = filter.getFields();
    return (
      String(and?.type) !== `[${filter.name}!]` || String(or?.type) !== `[${filter.name}!]` || not?.type !== filter
    );
  });
  expect(odd.map(({ filter }) => filter.name)).toEqual([]);
  expect(new Set(filters().map(({ filter }) => filter.name)).size).toBeGreaterThan(9);
});

test('every list has a number, which costs something', () => {
  const connections = objects.filter(({ name }) => name.endsWith('Connection'));
  const odd = connections.filter((type) => {
    const total = type.getFields().totalCount;
    return (
      String(total?.type) !== 'Int!' || !(Number(total && directiveOn<{ weight: string }>(total, 'cost')?.weight) >= 10)
    );
  });
  expect(odd.map(({ name }) => name)).toEqual([]);
});
