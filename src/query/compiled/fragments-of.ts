import { type DocumentNode, type FragmentDefinitionNode, Kind } from 'graphql';

export type Fragments = Record<string, FragmentDefinitionNode>;

/** A document's fragments by name, as graphql-js hands them to resolvers. */
export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = Object.create(null) as Fragments;
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}
