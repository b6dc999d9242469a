import { eventually } from './eventually.ts';
import { runAsOwner } from './run-as-owner.ts';
import type { TestServer } from './start-test-server.ts';

type Server = Pick<TestServer, 'database'>;

/** Waits until this many of the application's statements on a table wait for a lock on it; answers the process ids of their connections. */
export async function waitingFor(server: Server, table: string, count = 1): Promise<number[]> {
  return eventually(async () => {
    const pids = await stuckOn(server, table);
    if (pids.length !== count) throw new Error(`${pids.length} statements wait for ${table}, not ${count}.`);
    return pids;
  });
}

/** Waits until PostgreSQL has ended these connections. */
export async function ended(server: Server, pids: readonly number[]): Promise<void> {
  await eventually(async () => {
    const alive = await runAsOwner(server, 'select state, query from pg_stat_activity where pid = any($1)', [pids]);
    if (alive.length > 0) throw new Error(`Connections are still there: ${JSON.stringify(alive)}`);
  });
}

async function stuckOn(server: Server, table: string): Promise<number[]> {
  const rows = await runAsOwner<{ pid: number }>(
    server,
    `select pid from pg_locks join pg_stat_activity using (pid)
     where usename = 'foyer_login' and relation = $1::regclass and not granted`,
    [table],
  );
  return rows.map(({ pid }) => pid);
}
