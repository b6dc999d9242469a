import { type Client, createClient } from 'graphql-ws';
import type { Setup } from './journey.ts';

/** How the server closes a socket whose token it does not take. */
const refused = 4403;

/** The graphql-ws client as the README sets it up: left to itself it gives up when a browser reports a lost network as an error, and after five attempts. */
export function socketClient({ url, token }: Pick<Setup, 'url'> & { token?: string | undefined }): Client {
  return createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    connectionParams: token ? { authorization: `Bearer ${token}` } : {},
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 1_000)),
    shouldRetry: (why) => (why as { code?: number }).code !== refused,
  });
}
