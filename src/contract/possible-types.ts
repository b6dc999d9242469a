import { type GraphQLSchema, isAbstractType } from 'graphql';

/** The objects that each interface and each union may be, by name. */
export type PossibleTypes = Readonly<Record<string, readonly string[]>>;

/**
 * Clients that keep objects in a cache, such as Apollo's, match `... on UserError` by this table. Without it they drop
 * the fields of such a fragment.
 */
export function possibleTypesOf(schema: GraphQLSchema): PossibleTypes {
  const abstract = Object.values(schema.getTypeMap()).filter((type) => isAbstractType(type));
  const entries = abstract.map((type) => {
    const names = schema.getPossibleTypes(type).map(({ name }) => name);
    return [type.name, names.sort()] as const;
  });
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
