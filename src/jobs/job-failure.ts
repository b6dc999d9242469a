import { sqlState } from '../database/connection/sql-state.ts';

/** A run that failed and says why in words that hold no patient's data: they are logged and kept with the job. */
export class JobFailure extends Error {
  override readonly name = 'JobFailure';
}

/** The reason why a run failed. Of foreign errors only the kind is kept: their messages may quote rows. */
export function reasonOf(error: unknown): string {
  if (error instanceof JobFailure) return error.message;
  if (!(error instanceof Error)) return 'unknown';
  const state = sqlState(error);
  return state ? `${error.name} ${state}` : error.name;
}
