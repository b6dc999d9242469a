import pg from 'pg';
import type { TestServer } from './start-test-server.ts';

/** Runs one statement as a superuser, past row-level security: to look behind the API, or to set what only time would. */
export async function runAsOwner<Row extends pg.QueryResultRow>(
  server: Pick<TestServer, 'database'>,
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(server.database.ownerUrl);
  await client.connect();
  try {
    return (await client.query<Row>(statement, values)).rows;
  } finally {
    await client.end();
  }
}
