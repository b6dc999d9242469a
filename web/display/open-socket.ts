import { createClient } from 'graphql-ws';
import { comeBackMs } from './come-back.ts';
import type { OpenWay, WayRequest } from './open-way.ts';

/** How a server closes a socket whose token it does not take. */
const refusedClose = 4403;

/** Subscribes over a WebSocket of its own. */
export const openSocket: OpenWay = <Shown>({ source, after, onPayload, onOver }: WayRequest<Shown>) => {
  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: { authorization: `Bearer ${source.token}` },
    retryAttempts: 0,
  });
  // The library wants a query; an empty one is none.
  const operation = { documentId: source.document, query: '', variables: { after } };
  client.subscribe<{ board: Shown }>(operation, {
    next: onPayload,
    error: (error) => {
      if (Array.isArray(error)) onOver({ isRefused: true });
      else if (error instanceof CloseEvent)
        onOver({ isRefused: error.code === refusedClose, comeBackMs: comeBackMs(error.reason) });
      else onOver({});
    },
    complete: () => onOver({}),
  });
  // Without a goodbye: a dead connection would not hear it.
  return () => client.terminate();
};
