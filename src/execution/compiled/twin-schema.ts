import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { type GraphQLFieldConfig, type GraphQLSchema, isObjectType } from 'graphql';
import type { Frame } from './frame.ts';
import { frameResolver } from './frame-resolver.ts';

/**
 * The schema as operations are compiled from it. Its fields take no arguments: their resolvers coerce them with
 * graphql-js. This is because graphql-jit writes the arguments of a document into the program it makes, and certain
 * texts would be run.
 */
export function twinOf(schema: GraphQLSchema): GraphQLSchema {
  expectDistinctNames(schema);
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (config: GraphQLFieldConfig<unknown, Frame>, name, typeName) => {
      const type = schema.getType(typeName);
      const field = isObjectType(type) ? type.getFields()[name] : undefined;
      if (!field) throw new Error(`The schema has no field ${typeName}.${name}.`);
      return { ...config, args: {}, resolve: frameResolver(schema, field) };
    },
    [MapperKind.ABSTRACT_TYPE]: (type) => {
      type.resolveType = (value: { __typename?: string }) => value.__typename;
      return type;
    },
  });
}

/** The compiler names resolvers by type and field put together: `Ab` with `cd` and `Abc` with `d` would be one. */
function expectDistinctNames(schema: GraphQLSchema): void {
  const seen = new Map<string, string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    if (type.isTypeOf) throw new Error(`${type.name} has an isTypeOf; objects of Foyer say their type in __typename.`);
    for (const field of Object.keys(type.getFields())) {
      const name = `${type.name}.${field}`;
      const other = seen.get(type.name + field);
      if (other) throw new Error(`${name} and ${other} cannot be distinguished by the compiler; rename one of them.`);
      seen.set(type.name + field, name);
    }
  }
}
