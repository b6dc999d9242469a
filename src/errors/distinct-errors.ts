import type { GraphQLFormattedError } from 'graphql';

/** Errors without duplicates: their number would reveal more of the schema than they do. */
export function distinctErrors(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  if (errors.length < 2) return errors;
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}
