import { type GraphQLSchema, isObjectType } from 'graphql';
import { directiveOn } from '../contract/directive-on.ts';
import { toTypeId } from '../contract/type-id.ts';
import type { NodeType } from '../generated/node-types.ts';
import { type Field, resolverOf } from './field.ts';

/** Rows carry UUIDs; clients see type-prefixed ids: in `id` of a `@node` type and in output fields with `@ref`. */
export function withTypeIds(field: Field, name: string, typeName: string, schema: GraphQLSchema): Field {
  const type = schema.getType(typeName);
  const ref = directiveOn<{ type: NodeType }>(field, 'ref');
  const isNodeId = name === 'id' && isObjectType(type) && directiveOn(type, 'node') !== undefined;
  const kind = isNodeId ? (typeName as NodeType) : ref?.type;
  if (!kind) return field;
  const resolve = resolverOf(field);
  return { ...field, resolve: (source, args, context, info) => prefix(kind, resolve(source, args, context, info)) };
}

function prefix(kind: NodeType, value: unknown): unknown {
  return Array.isArray(value) ? value.map((uuid: string) => toTypeId(kind, uuid)) : toTypeId(kind, value as string);
}
