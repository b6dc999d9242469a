import { makeExecutableSchema } from '@graphql-tools/schema';
import { type GraphQLNamedType, type GraphQLObjectType, getNamedType, isObjectType, isUnionType } from 'graphql';
import { expect, test } from 'vitest';
import { permissionsByRole } from '../../src/access/roles.ts';
import { directiveOn } from '../../src/contract/directive-on.ts';
import { readTypeDefs } from '../../src/contract/read-type-defs.ts';
import type { Permission } from '../../src/generated/models.ts';

const schema = makeExecutableSchema({ typeDefs: readTypeDefs() });
const mutation = schema.getMutationType();

const nodePermission = (type: GraphQLNamedType) => directiveOn<{ permission: Permission }>(type, 'node')?.permission;
const allowed = (field: Parameters<typeof directiveOn>[0]) =>
  directiveOn<{ permission: Permission }>(field, 'allow')?.permission;

/** Roles that can hold an object in hand without being allowed to look at what it leads to. */
function rolesBetween(outer: Permission, inner: Permission): string[] {
  return Object.entries(permissionsByRole)
    .filter(([, permissions]) => permissions.includes(outer) && !permissions.includes(inner))
    .map(([role]) => role);
}

/** Every way from one object to a node: by a field of a node, or by what a mutation answers. */
function waysToNodes() {
  const ofNodes = Object.values(schema.getTypeMap())
    .filter((type): type is GraphQLObjectType => isObjectType(type) && nodePermission(type) !== undefined)
    .map((type) => ({ from: type, outer: nodePermission(type) }));
  const ofResults = Object.values(mutation?.getFields() ?? {}).flatMap((field) => {
    const result = getNamedType(field.type);
    return isUnionType(result) ? result.getTypes().map((from) => ({ from, outer: allowed(field) })) : [];
  });
  return [...ofNodes, ...ofResults].flatMap(({ from, outer }) =>
    Object.values(from.getFields()).map((field) => ({ name: `${from.name}.${field.name}`, outer, field })),
  );
}

/** The node a field leads to, through the edges of a connection too. */
function nodeBehind(type: GraphQLNamedType): GraphQLNamedType {
  if (!isObjectType(type) || !type.name.endsWith('Connection')) return type;
  const edge = getNamedType(type.getFields().edges?.type);
  return isObjectType(edge) ? (getNamedType(edge.getFields().node?.type) ?? type) : type;
}

test('no field leads from what a role may see to what it may not', () => {
  const holes = waysToNodes().flatMap(({ name, outer, field }) => {
    const named = getNamedType(field.type);
    const inner = nodePermission(nodeBehind(named));
    const held = allowed(field) ?? outer;
    return inner && held && inner !== held ? rolesBetween(held, inner).map((role) => `${role} sees ${name}`) : [];
  });
  expect([...new Set(holes)]).toEqual([]);
});
