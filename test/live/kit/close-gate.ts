import pg from 'pg';
import type { TestServer } from '../../kit/start-test-server.ts';

/** Makes every reader of this table wait until the gate is opened. */
export async function closeGate(
  { database }: Pick<TestServer, 'database'>,
  table: string,
): Promise<{ open(): Promise<void> }> {
  const keeper = new pg.Client(database.ownerUrl);
  await keeper.connect();
  await keeper.query('begin');
  await keeper.query(`lock table ${pg.escapeIdentifier(table)} in access exclusive mode`);
  return {
    open: async () => {
      await keeper.query('rollback');
      await keeper.end();
    },
  };
}
