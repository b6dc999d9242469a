import type { Pool, PoolClient } from 'pg';

/**
 * Gives connections that were lost inside a transaction back to the pool. Kysely does so only after a rollback, which a
 * lost connection cannot do. Each would take one place of the pool for ever, and closing the pool would never end.
 */
export function releaseLostConnections(pool: Pool): void {
  const watched = new WeakMap<PoolClient, () => void>();
  pool.on('acquire', (client) => {
    const giveBack = () => {
      const release = client.release.bind(client);
      // A holder outside a transaction will release it, too.
      client.release = () => {};
      release(true);
    };
    watched.set(client, giveBack);
    client.once('end', giveBack);
  });
  pool.on('release', (_error, client) => {
    const giveBack = watched.get(client);
    if (giveBack) client.off('end', giveBack);
  });
}
