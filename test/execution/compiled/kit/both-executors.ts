import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema } from 'graphql';
import { inPathOrder } from '../../../../src/errors/in-path-order.ts';
import { CompiledOperations } from '../../../../src/execution/compiled/compiled-operations.ts';
import type { OperationArgs } from '../../../../src/execution/operation-args.ts';

export interface Asked {
  document: DocumentNode;
  variables: Record<string, unknown>;
  rootValue?: unknown;
  /** A context as good as new for each of the two. */
  context(): object;
}

/** The answers of graphql-js and of the compiled operation, as bytes with all that errors say. */
export interface Both {
  interpreted: string;
  compiled: string;
  /** Whether it was compiled at all: graphql-js answers what cannot be. */
  wasCompiled: boolean;
}

export function bothExecutors(schema: GraphQLSchema): (asked: Asked) => Promise<Both> {
  const operations = new CompiledOperations(schema, { from: 1, isTrusted: () => true });
  return async ({ document, variables, rootValue, context }) => {
    const argsOf = () => ({ schema, document, variableValues: variables, rootValue, contextValue: context() });
    const interpreted = bytesOf(await execute(argsOf()));
    const before = operations.answers.compiled;
    const compiled = bytesOf(await operations.execute(argsOf() as OperationArgs));
    return { interpreted, compiled, wasCompiled: operations.answers.compiled > before };
  };
}

function bytesOf({ data, errors }: ExecutionResult): string {
  const told =
    errors && inPathOrder(errors).map((error) => ({ ...error.toJSON(), cause: String(error.originalError) }));
  return JSON.stringify({ data, errors: told });
}
