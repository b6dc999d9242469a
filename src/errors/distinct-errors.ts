import type { GraphQLFormattedError } from 'graphql';

/** Errors without those that say the same again: how many there are would tell of the schema what they do not. */
export function distinctErrors(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  if (errors.length < 2) return errors;
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}
