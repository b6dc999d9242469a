/** urql: queries and mutations over HTTP, boards over WebSockets that resume. */

import { byArrival, nextBoard } from '@foyer/client/board';
import { createResumingClient } from '@foyer/client/resuming';
import { Client, fetchExchange, gql, subscriptionExchange } from '@urql/core';

/** @param url Such as `https://foyer.example`. */
export function createUrql(url: string, token: () => string | null): Client {
  const sockets = createResumingClient({ url: `${url.replace(/^http/, 'ws')}/graphql`, token });
  return new Client({
    url: `${url}/graphql`,
    // Foyer takes operations by POST alone: addresses are kept in logs.
    preferGetMethod: false,
    fetchOptions: () => {
      const value = token();
      return value === null ? {} : { headers: { authorization: `Bearer ${value}` } };
    },
    exchanges: [
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: sockets.subscribe({ query, variables: variables as Record<string, unknown> }, sink),
          }),
        }),
      }),
    ],
  });
}

export interface Arrivals {
  kind: 'SNAPSHOT' | 'CHANGE' | 'HEARTBEAT';
  cursor: string;
  visits: { id: string; ticket: string; stage: string; arrivedAt: string }[];
  removed: string[];
}

const arrivals = gql<{ waitingRoom: Arrivals }, { siteId: string }>`
  subscription Arrivals($siteId: ID!, $after: EventCursor) {
    waitingRoom(siteId: $siteId, after: $after) {
      kind
      cursor
      visits { id ticket stage arrivedAt }
      removed
    }
  }
`;

/** Shows the waiting room whenever it changes; answers how to stop. */
export function watchWaitingRoom(
  client: Client,
  siteId: string,
  show: (board: Arrivals) => void,
  refuse: (message: string) => void,
): () => void {
  let board: Arrivals | null = null;
  const { unsubscribe } = client.subscription(arrivals, { siteId }).subscribe(({ data, error }) => {
    if (error) return refuse(error.message);
    if (!data) return;
    board = nextBoard(board, data.waitingRoom, byArrival);
    show(board);
  });
  return unsubscribe;
}
