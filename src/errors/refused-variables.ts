import { GraphQLError } from 'graphql';
import { problemsOf, type UnfitVariables } from '../contract/coercion/coerce-variables.ts';
import { BadInput } from './bad-input.ts';

/**
 * The variables of an operation do not fit. A client without a session gets the name of the first one, which is its own
 * word; anything else would teach the schema, bit by bit.
 */
export function refusedVariables(unfit: UnfitVariables, isRevealing: boolean): GraphQLError {
  if (isRevealing) return new BadInput(problemsOf(unfit, true));
  const [name = ''] = unfit.keys();
  return new GraphQLError(`The value of $${name} does not fit the operation.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
