import { GraphQLError } from 'graphql';
import type { Allowance } from './allowance.ts';

/** A client requested more than the node gives to one at a time. */
export function tooManyRequests({ retryIn }: Allowance): GraphQLError {
  const seconds = `${retryIn} second${retryIn === 1 ? '' : 's'}`;
  return new GraphQLError(`Too many requests at once; try again in ${seconds}.`, {
    extensions: { code: 'TOO_MANY_REQUESTS', retryIn },
  });
}
