import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartFailure } from '../../settings/start-failure.ts';

/**
 * The wanted port when it is free on 127.0.0.1, else a random one below the range that systems hand to outgoing
 * connections.
 */
export async function freePort(wanted = randomInt(20_000, 32_000)): Promise<number> {
  return (await isFree(wanted)) ? wanted : freePort();
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
    await once(server.close(), 'close');
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    if (code === 'EADDRINUSE' || code === 'EACCES') return false;
    throw new StartFailure(
      `The embedded PostgreSQL cannot listen on 127.0.0.1 (${code}); allow that, or set DATABASE_URL.`,
    );
  }
}
