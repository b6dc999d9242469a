import { GraphQLError, getOperationAST, OperationTypeNode } from 'graphql';
import { TurnstileTimeout } from '../database/turnstile.ts';
import type { Engine } from './engine.ts';
import type { OperationArgs } from './operation-args.ts';

/**
 * Runs a query or a mutation when not too many others of the same client are running. However many one person sends,
 * half of the connections are left to the others. Payloads have a limit of their own.
 */
export async function inTurn<Result>(
  { requestLimits }: Engine,
  { document, operationName, contextValue }: OperationArgs,
  run: () => Promise<Result>,
): Promise<Result> {
  if (getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION) return run();
  const { principal } = contextValue.request;
  if (principal.kind === 'ANONYMOUS') return run();
  const person = principal.kind === 'STAFF' ? principal.accountId : principal.displayId;
  try {
    return await requestLimits.pass(person, run);
  } catch (error) {
    throw error instanceof TurnstileTimeout ? tooManyAtOnce() : error;
  }
}

function tooManyAtOnce(): GraphQLError {
  return new GraphQLError('Too many of your operations take long at this moment; wait for their answers first.', {
    extensions: { code: 'TOO_MANY_REQUESTS' },
  });
}
