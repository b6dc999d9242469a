import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** One payload of a subscription, as it came. */
export interface Payload<Data> {
  data?: Data | null;
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
}

export interface Watch<Data> {
  /** All payloads so far. */
  readonly payloads: Payload<Data>[];
  /** Waits for the first payload, past or future, that the test means; fails when the subscription ends first. */
  until(isMeant: (payload: Payload<Data>) => boolean): Promise<Payload<Data>>;
  /** Waits for the subscription to be over, by the server's will or the test's. */
  ended: Promise<void>;
  stop(): Promise<void>;
  /** How the connection ended; undefined while it lasts. */
  closed(): { code: number; reason: string } | undefined;
  /** Cuts the connection without saying goodbye, as a lost network would. */
  drop(): void;
}

interface WatchOptions {
  url: string;
  token?: string;
  query: string;
  variables?: Record<string, unknown>;
}

/** Opens a WebSocket of its own and subscribes. The stock graphql-ws client, without its retries: tests decide when to reconnect. */
export function watch<Data>({ url, token, query, variables }: WatchOptions): Watch<Data> {
  const payloads: Payload<Data>[] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of waiting) look();
  };
  let socket: WebSocket | undefined;
  const client: SocketClient = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: token ? { authorization: `Bearer ${token}` } : {},
    retryAttempts: 0,
    on: {
      opened: (opened) => {
        socket = opened as WebSocket;
      },
      closed: (event) => {
        const { code, reason } = event as { code: number; reason: string };
        closed = { code, reason };
      },
    },
  });
  let closed: { code: number; reason: string } | undefined;
  let isOver = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      isOver = true;
      wake();
      resolve();
    };
    client.subscribe<Data>(
      { query, variables },
      {
        next: (payload) => {
          payloads.push(payload as Payload<Data>);
          wake();
        },
        error: (error) => {
          if (Array.isArray(error)) payloads.push({ errors: error as Payload<Data>['errors'] });
          end();
        },
        complete: end,
      },
    );
  });
  const until = (isMeant: (payload: Payload<Data>) => boolean) =>
    new Promise<Payload<Data>>((resolve, reject) => {
      const look = () => {
        const found = payloads.find(isMeant);
        if (found) resolve(found);
        else if (isOver) reject(new Error(`The subscription ended after ${JSON.stringify(payloads.slice(-3))}`));
        else return;
        waiting.delete(look);
      };
      waiting.add(look);
      look();
    });
  return {
    payloads,
    until,
    ended,
    stop: async () => {
      await client.dispose();
      await ended;
    },
    closed: () => closed,
    drop: () => socket?.terminate(),
  };
}
