import { isOutage } from '../../database/connection/is-outage.ts';
import { sqlState } from '../../database/connection/sql-state.ts';

/** The fault between the program and its database, without values; null when the error is about something else. */
export function databaseFault(error: unknown): string | null {
  const state = sqlState(error);
  if (isOutage(error)) return 'the database did not answer any more';
  return state && `PostgreSQL refused with error ${state}`;
}
