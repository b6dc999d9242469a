import { DatabaseError } from 'pg';

/** The connection was lost, or silent, during the commit. It is unknown whether the changes were committed. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown';
  /** SQLSTATE of "transaction resolution unknown". */
  readonly code = '08007';
}

/** The error to report for one that was met while a transaction ended. */
export function commitError(error: unknown): unknown {
  // A word of PostgreSQL's on a statement; not its last one to a connection that it ends.
  const isRefusal = error instanceof DatabaseError && !/^(57P|08)/.test(error.code ?? '');
  const wasNeverSent = error instanceof Error && /not queryable/.test(error.message);
  if (isRefusal || wasNeverSent) return error;
  return new CommitUnknown('It is not known whether this was committed.', { cause: error });
}
