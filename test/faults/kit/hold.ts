import pg from 'pg';

/** A transaction that stays open, and keeps what it has, until it is released. */
export interface Held {
  release(): Promise<void>;
}

/** Begins a transaction that holds the rows of one statement, and the snapshot in which it has seen them. Tried again as long as another transaction is faster. */
export async function hold(ownerUrl: string, statement: string, values: unknown[]): Promise<Held> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  const isTaken = async (): Promise<boolean> => {
    await client.query('begin isolation level repeatable read');
    try {
      await client.query(statement, values);
      return true;
    } catch (error) {
      await client.query('rollback');
      const isRace = error instanceof pg.DatabaseError && error.code === '40001';
      if (!isRace) throw error;
      return false;
    }
  };
  while (!(await isTaken()));
  return {
    release: async () => {
      await client.query('rollback');
      await client.end();
    },
  };
}
