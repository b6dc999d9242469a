/** No server listens, the connection broke, or PostgreSQL shuts down, starts up or has no place left. */
const outageCodes = /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|08\w{3}|57P0\d|53\w{3})$/;
/** Messages of the driver that carry no code of their own. */
const outageWords =
  /connection (terminated|error|ended)|not queryable|client was closed|timeout exceeded when trying to connect/i;

/**
 * Whether an error means that the database cannot be reached just now, rather than that something is wrong with the
 * work.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return outageCodes.test(code) || outageWords.test(error.message) || isOutage(error.cause);
}
