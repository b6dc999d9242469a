import { Client } from 'pg';

/** Any number that no other program in the database uses as an advisory lock. */
const lockKey = 7_206_351_448;

/**
 * Lets one node at a time do its start-up work. The lock goes with the connection, so a node that dies blocks no other.
 */
export async function oneNodeAtATime<Result>(ownerUrl: string, work: () => Promise<Result>): Promise<Result> {
  const lock = new Client({ connectionString: ownerUrl });
  // Reported by the work that fails with it; without a listener it would end the process.
  lock.on('error', () => {});
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [lockKey]);
    return await work();
  } finally {
    await lock.end();
  }
}
