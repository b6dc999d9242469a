import { openRawSocket, type RawSocket } from './open-raw-socket.ts';

/** One socket of the swarm with what it keeps of its own. */
export interface Client {
  socket: RawSocket;
  token: string | undefined;
  subscriptions: number;
}

export interface Opening {
  port: number;
  count: number;
  path?: string;
  /** The tokens of the clients, in turns; without any the sockets only listen. */
  tokens?: readonly string[];
}

const atOnce = 20;
const groups = new Map<number, Client[]>();

/** The sockets that were opened to a port, in order. */
export function clientsOf(port: number): Client[] {
  const clients = groups.get(port) ?? [];
  groups.set(port, clients);
  return clients;
}

export async function openClients({ port, count, path = '/', tokens }: Opening): Promise<void> {
  const clients = clientsOf(port);
  for (let opened = 0; opened < count; opened += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, count - opened) }, (_, index) =>
      connectClient(port, path, tokens?.[(opened + index) % tokens.length]),
    );
    clients.push(...(await Promise.all(batch)));
  }
}

/** A socket that has been welcomed, when it has a token to show. */
export async function connectClient(port: number, path: string, token: string | undefined): Promise<Client> {
  const socket = await openRawSocket(port, path, 'graphql-transport-ws');
  if (token !== undefined) {
    const welcome = nextMessage(socket);
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    await welcome;
  }
  return { socket, token, subscriptions: 0 };
}

export function subscribeClient(client: Client, number: number, payload: unknown): void {
  client.subscriptions += 1;
  const id = `00000000-0000-4000-${String(client.subscriptions).padStart(4, '0')}-${String(number).padStart(12, '0')}`;
  client.socket.send(JSON.stringify({ id, type: 'subscribe', payload }));
}

export function nextMessage(socket: RawSocket): Promise<void> {
  return reached(socket, socket.messages + 1);
}

/** Waits until a socket has got this many messages since the last count. */
export function reached(socket: RawSocket, messages: number): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (socket.messages < messages) return;
      socket.onMessage = undefined;
      resolve();
    };
    socket.onMessage = check;
    check();
  });
}
