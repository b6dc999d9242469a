import { type DocumentNode, execute } from 'graphql';
import { vi } from 'vitest';
import { CompiledOperations } from '../../../../src/execution/compiled/compiled-operations.ts';
import { createContext } from '../../../../src/execution/create-context.ts';
import { runOperation } from '../../../../src/execution/run-operation.ts';
import type { App } from '../../../../src/server/app.ts';
import type { Both } from './both-executors.ts';

interface Question {
  document: DocumentNode;
  operationName?: string | undefined;
  variables: Record<string, unknown>;
  token: string | undefined;
  rootValue?: unknown;
}

const origin = { address: null, device: null, requestId: 'of both' };

/** Puts one operation to a node that compiles every operation and to one that compiles none, with the same rows behind them: their answers and their audit entries. */
export function bothNodes(app: App): (question: Question) => Promise<Both> {
  const operations = new CompiledOperations(app.schema, { from: 1, isTrusted: () => true });
  const compiling: App = { ...app, compiled: operations };
  const interpreting: App = { ...app, compiled: { execute } as unknown as CompiledOperations };
  const answerOf = async (node: App, { document, operationName, variables, token, rootValue }: Question) => {
    const contextValue = await createContext(node, { token, origin, isActivity: false });
    const touch = vi.spyOn(contextValue.request.reads, 'touch');
    const args = { schema: app.schema, document, operationName, variableValues: variables, rootValue, contextValue };
    const answer = await runOperation(node, args);
    const audited = new Set(touch.mock.calls.map(([{ type, id }]) => `${type} ${id}`));
    return { answer, audited: [...audited].sort() };
  };
  return async (question) => {
    const interpreted = await answerOf(interpreting, question);
    const before = operations.answers.compiled;
    const compiled = await answerOf(compiling, question);
    const wasCompiled = operations.answers.compiled > before;
    // An operation that had to be left to graphql-js has looked at everything, and audits what it found.
    const told = wasCompiled ? ['answer', 'audited'] : ['answer'];
    const bytesOf = (of: object) => JSON.stringify(Object.entries(of).filter(([part]) => told.includes(part)));
    return { interpreted: bytesOf(interpreted), compiled: bytesOf(compiled), wasCompiled };
  };
}
