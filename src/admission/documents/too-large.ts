import { GraphQLError } from 'graphql';

/**
 * An operation that is not run because of its size. Only developers get the details, as with every other fault of a
 * document.
 */
export function tooLarge(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}
