import type { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { ClientAborted } from '../database/connection/client-aborted.ts';
import { errorCodeOf } from './error-code-of.ts';
import { isErrorCode, rulesOf } from './error-codes.ts';

/** Logs the errors that an answer does not carry but that belong in the log: how many of each code. */
export function logOmittedErrors(errors: readonly GraphQLError[], requestId: string, log: Logger): void {
  const codes = errors.filter(isLogged).map(errorCodeOf);
  const faults = Object.groupBy(codes, (code) => code);
  const counts = Object.entries(faults).map(([code, all]) => [code, all.length]);
  if (counts.length > 0) log.error({ requestId, faults: Object.fromEntries(counts) }, 'faults omitted from the answer');
}

/** A row of another practice, which PostgreSQL refused, is a sign of a fault as well. */
function isLogged(error: GraphQLError): boolean {
  if (error.originalError instanceof ClientAborted) return false;
  const code = errorCodeOf(error);
  return rulesOf(code).isFault || (code === 'FORBIDDEN' && !isErrorCode(error.extensions?.code));
}
