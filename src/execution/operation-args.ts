import type { ExecutionArgs, OperationDefinitionNode } from 'graphql';
import type { Context } from '../request/context.ts';

export interface OperationArgs extends Omit<ExecutionArgs, 'contextValue'> {
  contextValue: Context;
  /** The operation as its client wrote it, where the document was made out of that. */
  sent?: OperationDefinitionNode;
}
