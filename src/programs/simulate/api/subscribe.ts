import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TypedDocumentString } from '../generated/operations.ts';
import type { Session } from './session.ts';

/** How a server closes a socket whose token it does not take. */
const refusedClose = 4403;

interface Subscription<Data, Variables> {
  document: TypedDocumentString<Data, Variables>;
  variables: Variables;
  /** Ends the subscription, and its connection. */
  signal: AbortSignal;
}

/** Whether the server refused the session; otherwise the connection was lost or ended. */
export type SubscriptionEnd = 'REFUSED' | 'LOST';

/** Subscribes over a WebSocket of its own, and answers why it ended. */
export async function subscribe<Data, Variables extends Record<string, unknown>>(
  session: Session,
  { document, variables, signal }: Subscription<Data, Variables>,
  onPayload: (data: Data) => void,
): Promise<SubscriptionEnd> {
  const client = createClient({
    url: `${session.url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${session.token()}` },
    retryAttempts: 0,
  });
  const stop = () => client.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const { data } of client.iterate<Data>({ query: document.toString(), variables })) {
      // A payload without data is the last one: the session is over, or may not watch this.
      if (!data) return 'REFUSED';
      if (signal.aborted) break;
      onPayload(data);
    }
    return 'LOST';
  } catch (error) {
    return isRefusal(error) ? 'REFUSED' : 'LOST';
  } finally {
    signal.removeEventListener('abort', stop);
    client.terminate();
  }
}

/** The error is a close event, or the errors that an operation was answered with. */
function isRefusal(error: unknown): boolean {
  if (Array.isArray(error)) return true;
  return typeof error === 'object' && error !== null && 'code' in error && error.code === refusedClose;
}
