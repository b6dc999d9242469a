import { type Client, createClient } from 'graphql-ws';
import type { DocumentId } from '../generated/operations.ts';

/** How a server closes a socket whose token it does not take. */
const refusedClose = 4403;

/** A payload with its place, under the one field of the operation. */
type Placed<Data> = Data[keyof Data] & { cursor: string };

interface Watching<Data, Variables> {
  document: DocumentId<Data, Variables>;
  variables: Omit<Variables, 'after'>;
  token: string;
  onPayload: (data: Data) => void;
  /** Whether payloads come; false while the connection is made again. */
  onLive: (isLive: boolean) => void;
  onRefused: () => void;
}

/** Subscribes until the answer is called. A lost connection is made again and goes on after its last cursor. */
export function watchLive<Data extends object, Variables>(watching: Watching<Data, Variables>): () => void {
  const { document, token, onPayload, onLive, onRefused } = watching;
  let isStopped = false;
  // The library completes a subscription that is stopped here, too.
  const refuse = () => {
    if (!isStopped) onRefused();
  };
  const client: Client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: (event) => !(event instanceof CloseEvent && event.code === refusedClose),
    on: { closed: () => isStopped || onLive(false) },
  });
  // graphql-ws subscribes again with this very object.
  const variables: Record<string, unknown> = { ...watching.variables };
  const operation = { documentId: document, query: '', variables };
  const stop = client.subscribe<Data>(operation, {
    next: ({ data }) => {
      if (!data || isStopped) return;
      const [payload] = Object.values(data) as Placed<Data>[];
      variables.after = payload?.cursor;
      onLive(true);
      onPayload(data);
    },
    error: refuse,
    complete: refuse,
  });
  return () => {
    isStopped = true;
    stop();
    void client.dispose();
  };
}
