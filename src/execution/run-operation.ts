import {
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  getOperationAST,
  type SelectionNode,
} from 'graphql';
import { asGraphQLError, formatError } from '../errors/format-error.ts';
import { inPathOrder } from '../errors/in-path-order.ts';
import { logOmittedErrors } from '../errors/log-omitted-errors.ts';
import { mostErrors } from '../errors/most-errors.ts';
import { beginAgain } from './create-context.ts';
import type { Engine } from './engine.ts';
import { inTurn } from './in-turn.ts';
import type { OperationArgs } from './operation-args.ts';
import { whileRunning } from './running.ts';

/**
 * Runs an operation, commits the audit of what it read, and only then answers. HTTP, WebSockets and each payload of a
 * subscription come through here.
 */
export function runOperation(engine: Engine, args: OperationArgs): Promise<FormattedExecutionResult> {
  return whileRunning(engine.running, runInTurn(engine, args));
}

async function runInTurn(engine: Engine, args: OperationArgs): Promise<FormattedExecutionResult> {
  try {
    return await inTurn(engine, args, () => runToItsEnd(engine, args));
  } catch (error) {
    return { errors: [formatted(engine, error, args)] };
  }
}

async function runToItsEnd(engine: Engine, args: OperationArgs): Promise<FormattedExecutionResult> {
  const { request } = args.contextValue;
  const result = await finished(engine, args);
  // Rows read for another holder do not leave. The principal found now is not assumed, so it ends here.
  if (request.reads.isRefuted) return runAgain(engine, args);
  const errors = inPathOrder(result.errors ?? []);
  const leftOut = errors.slice(mostErrors);
  logOmittedErrors(leftOut, request.origin.requestId, engine.log);
  return {
    ...('data' in result && { data: result.data }),
    ...(result.errors && { errors: errors.slice(0, mostErrors).map((error) => formatted(engine, error, args)) }),
    ...extensionsOf(maskedIn(result.data, request.masked), leftOut.length),
  };
}

/** The extensions of an answer, about fields that are not in it. */
function extensionsOf(masked: readonly string[], errorsLeftOut: number): Pick<FormattedExecutionResult, 'extensions'> {
  if (masked.length === 0 && errorsLeftOut === 0) return {};
  return { extensions: { ...(masked.length > 0 && { masked }), ...(errorsLeftOut > 0 && { errorsLeftOut }) } };
}

async function runAgain(engine: Engine, args: OperationArgs): Promise<FormattedExecutionResult> {
  try {
    await beginAgain(engine, args.contextValue);
  } catch (error) {
    return { errors: [formatted(engine, error, args)] };
  }
  return runToItsEnd(engine, args);
}

async function finished(engine: Engine, args: OperationArgs): Promise<ExecutionResult> {
  const { request } = args.contextValue;
  try {
    const result = await engine.compiled.execute(args);
    await request.reads.close(operationLabel(args));
    return result;
  } catch (error) {
    // The reads could not be audited, or the database was lost: the rows read do not leave, and no one else would end
    // the reads.
    await request.reads.close(operationLabel(args)).catch(() => {});
    return { errors: [asGraphQLError(error)], data: null };
  }
}

export function formatted(
  engine: Engine,
  error: unknown,
  { contextValue }: Pick<OperationArgs, 'contextValue'>,
): GraphQLFormattedError {
  return formatError(asGraphQLError(error), contextValue.request.origin.requestId, engine);
}

/** The root fields of an operation: names of the schema, never the client's own words. */
export function operationLabel({ document, operationName }: Pick<OperationArgs, 'document' | 'operationName'>): string {
  const selections = getOperationAST(document, operationName)?.selectionSet.selections ?? [];
  return [...new Set(selections.map((selection) => labelOf(selection)))].slice(0, 20).join(' ');
}

function labelOf(selection: SelectionNode): string {
  return selection.kind === 'Field' ? selection.name.value : 'fragment';
}

/**
 * The masked fields that are part of the answer, in order. Fields below one that failed are not, whether they were
 * looked at or not.
 */
function maskedIn(data: unknown, masked: readonly string[]): string[] {
  return masked.filter((path) => isIn(data, path.split('.'))).sort();
}

function isIn(data: unknown, path: readonly string[]): boolean {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], data);
  return parent !== null && parent !== undefined;
}
