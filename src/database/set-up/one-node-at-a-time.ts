import { Client } from 'pg';

/** Any number that no other program in the database uses as an advisory lock. */
const lockKey = 7_206_351_448;

/** Lets one node at a time do what all do at their start. The lock goes with the connection, so a node that dies holds nobody up. */
export async function oneNodeAtATime<Result>(ownerUrl: string, work: () => Promise<Result>): Promise<Result> {
  const lock = new Client({ connectionString: ownerUrl });
  // Told by the work that fails with it; without a listener it would end the process.
  lock.on('error', () => {});
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [lockKey]);
    return await work();
  } finally {
    await lock.end();
  }
}
