import { GraphQLError } from 'graphql';

/** An operation that is not run because of its size. As of everything that is wrong with a document, only developers are told what it is. */
export function tooLarge(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}
