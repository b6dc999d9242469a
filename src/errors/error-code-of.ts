import { GraphQLError } from 'graphql';
import { isOutage } from '../database/connection/is-outage.ts';
import { sqlState } from '../database/connection/sql-state.ts';
import { type ErrorCode, isErrorCode } from './error-codes.ts';

/** The codes of PostgreSQL's refusals where no write has named a refusal of its own for them. */
const codesByState: Readonly<Record<string, ErrorCode>> = {
  '08007': 'OUTCOME_UNKNOWN',
  '23505': 'ALREADY_EXISTS',
  '23P01': 'CONFLICT',
  '23514': 'NOT_ALLOWED_BY_RULE',
  '40001': 'TRY_AGAIN',
  '40P01': 'TRY_AGAIN',
  '55P03': 'TRY_AGAIN',
  '57014': 'TIMED_OUT',
};

/** The code of an error; for errors without one, the code that fits for a client. */
export function errorCodeOf(error: GraphQLError): ErrorCode {
  const code = error.extensions?.code;
  if (isErrorCode(code)) return code;
  const cause = error.originalError;
  if (code !== undefined) return 'INTERNAL_SERVER_ERROR';
  if (!cause || cause instanceof GraphQLError) return isAboutInput(error) ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR';
  const state = sqlState(cause);
  if (state === '42501') return isRightMissing(cause) ? 'INTERNAL_SERVER_ERROR' : 'FORBIDDEN';
  const stateCode = codesByState[state ?? ''];
  if (stateCode) return stateCode;
  return isOutage(cause) ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR';
}

/**
 * Thrown by the executor while it took variables and arguments. Errors thrown while values are serialized may repeat
 * them.
 */
function isAboutInput({ path, message }: GraphQLError): boolean {
  return path === undefined || /^Argument "\w+" (of|has) /.test(message);
}

/** A grant that the installation lacks is no fault of who asks; a row of another practice is. */
function isRightMissing(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  return ('routine' in cause && cause.routine === 'aclcheck_error') || isRightMissing(cause.cause);
}
