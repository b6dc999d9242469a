import { once } from 'node:events';
import { Socket } from 'node:net';

const patienceMs = 2_000;

/**
 * Resolves when a NATS server greets at `host:port`, as it does before anything else. Uses a connection of its own,
 * because the client never closes one on which nothing is said, and its attempt cannot be cancelled.
 */
export async function natsGreeting(server: string, signal: AbortSignal): Promise<void> {
  const { hostname, port } = new URL(`nats://${server}`);
  const patience = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  const socket = new Socket();
  try {
    socket.connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
    const [greeting] = await once(socket, 'data', { signal: patience });
    if (!String(greeting).startsWith('INFO ')) throw new Error(`What answers at ${server} is not NATS.`);
  } catch (error) {
    throw patience.aborted ? new Error(`Nothing answers at ${server}.`) : error;
  } finally {
    // The result is of no interest any more.
    socket.on('error', () => {}).destroy();
  }
}
