/**
 * PostgreSQL's five-character code of an error, whether the ORM or the driver threw it; null when it is none of
 * PostgreSQL's.
 */
export function sqlState(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  return /^[0-9A-Z]{5}$/.test(code) ? code : sqlState(error.cause);
}

/** SQLSTATE of "cached plan must not change result type". */
export const planIsStale = '0A000';
