import { type GraphQLType, getNullableType, isListType, isScalarType, isSpecifiedScalarType } from 'graphql';
import type { ModelContext } from './model-context.ts';

const globals = new Set(['String', 'Boolean']);

/** The type that a TypeGraphQL decorator names, as a function, so that classes may refer to later ones. */
export function printTypeThunk(type: GraphQLType, context: ModelContext): string {
  return `() => ${printReference(type, context)}`;
}

function printReference(type: GraphQLType, context: ModelContext): string {
  const present = getNullableType(type);
  if (isListType(present)) return `[${printReference(present.ofType, context)}]`;
  if (!isScalarType(present) || globals.has(present.name)) return present.name;
  if (isSpecifiedScalarType(present)) return context.imports.take(present.name);
  const scalar = context.findScalar(present.name);
  return context.imports.take(scalar.export, scalar.module);
}
