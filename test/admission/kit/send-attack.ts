import type { GraphQLFormattedError } from 'graphql';
import { openRawSocket } from '../../live/kit/raw-socket.ts';
import type { Attack } from './attack.ts';

/** The server's answer. */
export interface Answered {
  data?: unknown;
  errors: readonly GraphQLFormattedError[];
}

/** A way to send operations, opened before anything is counted. */
export interface Way {
  send(attack: Pick<Attack, 'query' | 'variables' | 'operationName'>): Promise<Answered>;
  close(): void;
}

export function overHttp(url: string, token: string | undefined): Way {
  return {
    send: async ({ query, variables, operationName }) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, variables, operationName }),
      });
      const { data, errors = [] } = (await response.json()) as Partial<Answered>;
      return { data, errors };
    },
    close: () => {},
  };
}

export async function overSocket(url: string, token: string | undefined): Promise<Way> {
  const { socket, until, send, closed } = await openRawSocket(url, token);
  await until(({ type }) => type === 'connection_ack');
  let count = 0;
  return {
    send: async ({ query, variables, operationName }) => {
      count += 1;
      const id = String(count);
      send({ id, type: 'subscribe', payload: { query, variables, operationName } });
      const answer = until((message) => message.id === id && message.type !== 'complete');
      const { type, payload } = await Promise.race([answer, closed.then(brokenOff)]);
      if (type === 'error') return { errors: payload as Answered['errors'] };
      const { data, errors = [] } = payload as Partial<Answered>;
      return { data, errors };
    },
    close: () => socket.terminate(),
  };
}

function brokenOff({ code, reason }: { code: number; reason: string }): never {
  throw new Error(`The socket was closed with ${code} ${reason}`);
}
