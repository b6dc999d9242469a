import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ClientAborted } from '../database/connection/client-aborted.ts';
import { sqlState } from '../database/connection/sql-state.ts';
import { errorCodeOf } from './error-code-of.ts';
import { type ErrorCode, isErrorCode, rulesOf } from './error-codes.ts';
import type { Reporting } from './reporting.ts';

/**
 * The part of an error that a client gets, over HTTP, WebSockets and streams alike. Faults get a number to quote; their
 * causes go to the log by name only.
 */
export function formatError(error: GraphQLError, requestId: string, reporting: Reporting): GraphQLFormattedError {
  const { path, locations, originalError } = error;
  if (originalError instanceof ClientAborted) return answerToAborted(requestId, reporting);
  const code = errorCodeOf(error);
  const { message, isFault } = rulesOf(code);
  const where = { ...(locations && { locations }), ...(path && { path }) };
  const isOurs = isErrorCode(error.extensions?.code);
  if (isFault || (!isOurs && code === 'FORBIDDEN')) logFault(error, code, requestId, reporting);
  if (isFault) {
    const quote = code === 'INTERNAL_SERVER_ERROR' ? 'when you report it' : 'if it lasts';
    return { message: `${message} Quote ${requestId} ${quote}.`, ...where, extensions: { code, requestId } };
  }
  const isUniform = !reporting.allowIntrospection && (isAboutDocument(code) || (!isOurs && code === 'BAD_USER_INPUT'));
  if (isUniform) return { message: uniformMessage(error, code), extensions: { code } };
  const text = isOurs ? error.message : (message ?? error.message);
  return { message: text, ...where, extensions: { code, ...factsOf(error) } };
}

/** Further facts that a client can act on. */
function factsOf({ extensions }: GraphQLError): Record<string, unknown> {
  const { argument, problems, retryIn } = extensions ?? {};
  return {
    ...(argument !== undefined && { argument }),
    ...(problems !== undefined && { problems }),
    ...(retryIn !== undefined && { retryIn }),
  };
}

function isAboutDocument(code: ErrorCode): boolean {
  return code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED';
}

/**
 * Sent to all clients but developers: anything else about a document teaches the schema, bit by bit. A variable's name
 * is the client's own word.
 */
function uniformMessage({ message }: GraphQLError, code: ErrorCode): string {
  if (isAboutDocument(code)) return 'This is no operation that the server takes.';
  const variable = /^Variable "(\$\w+)"/.exec(message)?.[1];
  return variable
    ? `The value of ${variable} does not fit the operation.`
    : 'The variables or the operationName do not fit the operation.';
}

function logFault({ path, originalError }: GraphQLError, code: ErrorCode, requestId: string, { log }: Reporting): void {
  const stack = code === 'INTERNAL_SERVER_ERROR' ? framesOf(originalError) : undefined;
  const state = sqlState(originalError) ?? undefined;
  log.error({ requestId, code, path, error: originalError?.name, sqlState: state, stack }, 'operation failed');
}

/** Where it happened, without the message: that may repeat what a user typed. */
function framesOf(error: Error | undefined): string | undefined {
  return error?.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
}

/** Any thrown value, as the error that is formatted. */
export function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error('Something that is no error was thrown.');
  return new GraphQLError(originalError.message, { originalError });
}

/** The result of an operation whose client has aborted. It is not sent, only counted and logged. */
function answerToAborted(
  requestId: string,
  { log, metrics }: Pick<Reporting, 'log' | 'metrics'>,
): GraphQLFormattedError {
  metrics.cancelled.inc();
  log.info({ requestId }, 'operation cancelled: the client left');
  return { message: 'The client left before the answer.' };
}
