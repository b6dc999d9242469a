/** Apollo Client 4: queries and mutations over HTTP, boards over WebSockets that resume. */
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { byArrival, nextBoard } from '@foyer/client/board';
import { possibleTypes } from '@foyer/client/possible-types';
import { createResumingClient } from '@foyer/client/resuming';
import { OperationTypeNode } from 'graphql';

/** @param url Such as `https://foyer.example`. */
export function createApollo(url: string, token: () => string | null): ApolloClient {
  const http = new HttpLink({
    uri: `${url}/graphql`,
    fetch: (input, init) => {
      const value = token();
      return fetch(input, {
        ...init,
        headers: { ...init?.headers, ...(value !== null && { authorization: `Bearer ${value}` }) },
      });
    },
  });
  const sockets = new GraphQLWsLink(createResumingClient({ url: `${url.replace(/^http/, 'ws')}/graphql`, token }));
  return new ApolloClient({
    // Without possible types the cache drops the fields of `... on UserError`: the texts of refusals.
    cache: new InMemoryCache({ possibleTypes }),
    link: ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, sockets, http),
  });
}

export interface Arrivals {
  kind: 'SNAPSHOT' | 'CHANGE' | 'HEARTBEAT';
  cursor: string;
  visits: { id: string; ticket: string; stage: string; arrivedAt: string }[];
  removed: string[];
}

const arrivals: TypedDocumentNode<{ waitingRoom: Arrivals }, { siteId: string; after?: string }> = gql`
  subscription Arrivals($siteId: ID!, $after: EventCursor) {
    waitingRoom(siteId: $siteId, after: $after) {
      kind
      cursor
      visits { id ticket stage arrivedAt }
      removed
    }
  }
`;

/** Shows the waiting room whenever it changes; answers how to stop. Payloads stay out of the cache: the board is kept here. */
export function watchWaitingRoom(
  client: ApolloClient,
  siteId: string,
  show: (board: Arrivals) => void,
  refuse: (message: string) => void,
): () => void {
  let board: Arrivals | null = null;
  const subscription = client
    .subscribe({ query: arrivals, variables: { siteId }, fetchPolicy: 'no-cache' })
    .subscribe(({ data, error }) => {
      if (error) return refuse(error.message);
      if (!data) return;
      board = nextBoard(board, data.waitingRoom, byArrival);
      show(board);
    });
  return () => subscription.unsubscribe();
}
