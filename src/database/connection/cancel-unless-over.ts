import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { requestCancel } from './request-cancel.ts';

/**
 * A new connection takes 7 ms, half of it this process's time, and a cancelled connection is lost. A statement that
 * ends by itself about as soon is left alone.
 */
const patienceMs = 20;

/**
 * Stops what runs on a connection, unless it ends by itself within a moment; answers whether it was asked to. A request
 * that comes between two statements is passed over by PostgreSQL, so it is said again, less and less often, until all
 * is over.
 */
export async function cancelUnlessOver(client: Client, over: Promise<unknown>): Promise<boolean> {
  const ended = over.then(
    () => true,
    () => true,
  );
  let isCancelled = false;
  for (let ms = patienceMs; !(await Promise.race([ended, pause(ms, false)])); ms *= 2) {
    isCancelled = true;
    await Promise.race([ended, requestCancel(client, ended)]);
  }
  return isCancelled;
}
