import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { isOutage } from '../database/is-outage.ts';

/** Codes whose messages were written for clients. All else is masked. */
const toldCodes = new Set([
  'TOO_MANY_REQUESTS',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
]);
/** What a client learns of an error, over HTTP and WebSockets alike. Bugs and outages get a number to quote; their causes go to the log by name only. */
export function formatError(error: GraphQLError, requestId: string, log: Logger): GraphQLFormattedError {
  const { path, locations } = error;
  const where = { ...(locations && { locations }), ...(path && { path }) };
  const code = codeOf(error);
  const { argument } = error.extensions;
  if (toldCodes.has(code)) {
    return { message: error.message, ...where, extensions: { code, ...(argument !== undefined && { argument }) } };
  }
  const cause = error.originalError;
  log.error(
    {
      requestId,
      code,
      path,
      error: cause?.name,
      stack: code === 'INTERNAL_SERVER_ERROR' ? framesOf(cause) : undefined,
    },
    'operation failed',
  );
  const message =
    code === 'SERVICE_UNAVAILABLE'
      ? `The database cannot be reached just now; try again. Quote ${requestId} if it lasts.`
      : `Something went wrong on our side. Quote ${requestId} when you report it.`;
  return { message, ...where, extensions: { code, requestId } };
}

function codeOf(error: GraphQLError): string {
  const cause = error.originalError;
  if (typeof error.extensions.code === 'string') return error.extensions.code;
  // Thrown by graphql-js itself while coercing variables and arguments: no resolver has run.
  if (!cause || cause instanceof GraphQLError) return 'BAD_USER_INPUT';
  return isOutage(cause) ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR';
}

/** Where it happened, without the message: that may repeat what a user typed. */
function framesOf(error: Error | undefined): string | undefined {
  return error?.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
}

/** Whatever was thrown, as the error that is formatted. */
export function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error('Something that is no error was thrown.');
  return new GraphQLError(originalError.message, { originalError });
}
