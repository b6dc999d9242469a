import type { IncomingHttpHeaders } from 'node:http';
import pg from 'pg';
import { bearerToken } from '../../../src/access/token.ts';
import type { Role } from '../../../src/generated/models.ts';
import { sessionKey } from './session-key.ts';

/** The member of staff behind a request. */
export interface Entered {
  practice_id: string;
  staff_member_id: string;
  session_id: string;
  account_id: string;
  roles: Role[];
}

/** As many connections as a Foyer node has, kept open. */
export const poolSize = 12;

export function openPool(appUrl: string): pg.Pool {
  return new pg.Pool({ connectionString: appUrl, max: poolSize, idleTimeoutMillis: 0 });
}

/** Looks the token's hash up, as all sides but Foyer do: one prepared statement. */
export async function enter(pool: pg.Pool, headers: IncomingHttpHeaders): Promise<Entered> {
  const token = bearerToken(headers.authorization);
  const { rows } = await pool.query<Entered>({
    name: 'enter',
    text: 'select * from bench.enter($1)',
    values: [sessionKey(token)],
  });
  const [entered] = rows;
  if (!entered?.roles) throw new Error('No session has this token.');
  return entered;
}
