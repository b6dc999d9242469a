/** PostgreSQL's five-character code of an error, or null when it is none of PostgreSQL's. */
export function sqlState(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  return /^[0-9A-Z]{5}$/.test(code) ? code : sqlState(error.cause);
}

/** What went wrong between the program and its database, without values; null when the error is about something else. */
export function databaseFault(error: unknown): string | null {
  const state = sqlState(error);
  if (state?.startsWith('57P') || isConnectionLost(error)) return 'the database did not answer any more';
  return state && `PostgreSQL refused with error ${state}`;
}

function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^(ECONN|EPIPE|ETIMEDOUT)/.test(code) ||
    /connection (terminated|error|ended)|not queryable|client was closed/i.test(error.message) ||
    isConnectionLost(error.cause)
  );
}
