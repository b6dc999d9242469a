import { type GraphQLType, getNullableType, isListType, isNonNullType } from 'graphql';

/** The `nullable` option of a TypeGraphQL decorator, or nothing when nothing in the type may be null. */
export function printNullability(type: GraphQLType, owner: string): string | undefined {
  const items = listItemTypes(type);
  const nullableItems = items.filter((item) => !isNonNullType(item));
  if (nullableItems.length !== 0 && nullableItems.length !== items.length) {
    throw new Error(
      `TypeGraphQL cannot express the type ${type} of ${owner}: let the items of all its lists be nullable, or of none.`,
    );
  }
  if (isNonNullType(type)) return nullableItems.length ? "'items'" : undefined;
  return nullableItems.length ? "'itemsAndList'" : 'true';
}

function listItemTypes(type: GraphQLType): GraphQLType[] {
  const present = getNullableType(type);
  return isListType(present) ? [present.ofType, ...listItemTypes(present.ofType)] : [];
}
