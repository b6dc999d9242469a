import { once } from 'node:events';
import { WebSocket } from 'ws';

interface Message {
  id?: string;
  type: string;
  payload?: unknown;
}

/** A WebSocket that speaks graphql-transport-ws by hand: it can stop reading, break the rules and vanish. */
export interface RawSocket {
  readonly socket: WebSocket;
  readonly messages: Message[];
  /** Waits for the first message, past or future, that the test means. */
  until(isMeant: (message: Message) => boolean): Promise<Message>;
  send(message: Message): void;
  subscribe(id: string, query: string, variables?: Record<string, unknown>): void;
  /** How the connection ended. */
  closed: Promise<{ code: number; reason: string }>;
}

/** Opens a socket and says hello, without waiting for the answer. */
export async function openRawSocket(
  url: string,
  token?: string,
  headers: Record<string, string> = {},
): Promise<RawSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  const messages: Message[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)) as Message);
    for (const look of waiting) look();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  await once(socket, 'open');
  const send = (message: Message) => socket.send(JSON.stringify(message));
  send({ type: 'connection_init', payload: token ? { authorization: `Bearer ${token}` } : {} });
  return {
    ...{ socket, messages, closed, send },
    until: (isMeant) =>
      new Promise((resolve) => {
        const look = () => {
          const found = messages.find(isMeant);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    subscribe: (id, query, variables = {}) => send({ id, type: 'subscribe', payload: { query, variables } }),
  };
}
