import pg from 'pg';
import { until } from './until.ts';

/** Holds commits of events back inside PostgreSQL, at the last moment before they take place. */
export interface CommitGate {
  /** Commits that come now wait. */
  close(): Promise<void>;
  /** Waits until a commit waits; answers which node asked for it. */
  holdsOneOf(): Promise<number>;
  /** Those that wait take place, even when their client has disconnected. */
  open(): Promise<void>;
  /** After PostgreSQL was away. */
  reconnect(): Promise<void>;
  remove(): Promise<void>;
}

const key = 481_516;

/** A constraint trigger that is deferred runs as part of the commit itself: what waits there has been asked to commit, and has not been answered. */
export async function openCommitGate(ownerUrl: string): Promise<CommitGate> {
  let client = await connected(ownerUrl);
  await client.query(`
    create function fault_gate() returns trigger language plpgsql
      as $$ begin perform pg_advisory_xact_lock_shared(${key}); return null; end $$;
    create constraint trigger fault_gate after update on practice_stream deferrable initially deferred
      for each row execute function fault_gate()`);
  const waiting = async () => {
    const { rows } = await client.query<{ node: string }>(
      `select application_name as node from pg_locks join pg_stat_activity using (pid)
       where locktype = 'advisory' and objid = ${key} and not granted`,
    );
    return rows[0]?.node;
  };
  return {
    close: async () => void (await client.query(`select pg_advisory_lock(${key})`)),
    holdsOneOf: async () => Number(await until('a commit waits', waiting)),
    open: async () => void (await client.query(`select pg_advisory_unlock(${key})`)),
    reconnect: async () => {
      client = await connected(ownerUrl);
    },
    remove: async () => {
      await client.query('drop trigger fault_gate on practice_stream; drop function fault_gate()');
      await client.end();
    },
  };
}

async function connected(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client(ownerUrl);
  client.on('error', () => {});
  await client.connect();
  return client;
}
