import { type GraphQLSchema, Kind, lexicographicSortSchema, parse, print, printSchema, visit } from 'graphql';

/** The schema as sorted text with its descriptions and deprecations, to compare the two sides by. */
export function shape(schema: GraphQLSchema): string {
  const document = parse(printSchema(lexicographicSortSchema(schema)));
  return print(visit(document, { [Kind.DIRECTIVE_DEFINITION]: () => null }));
}
