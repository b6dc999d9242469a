import { type GraphQLNullableType, type GraphQLType, isListType, isNonNullType, isScalarType } from 'graphql';
import type { ModelContext } from './model-context.ts';

const builtInTypes: Record<string, string> = {
  ID: 'string',
  String: 'string',
  Boolean: 'boolean',
  Int: 'number',
  Float: 'number',
};

/** The TypeScript type of a value of this GraphQL type, for instance `Array<string> | null`. */
export function printTsType(type: GraphQLType, context: ModelContext): string {
  return isNonNullType(type) ? printPresent(type.ofType, context) : `${printPresent(type, context)} | null`;
}

function printPresent(type: GraphQLNullableType, context: ModelContext): string {
  if (isListType(type)) return `Array<${printTsType(type.ofType, context)}>`;
  if (isScalarType(type)) return builtInTypes[type.name] ?? context.findScalar(type.name).type;
  return type.name;
}
