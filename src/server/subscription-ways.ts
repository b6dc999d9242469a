/** The words for a subscription that is posted like a query. */
export const subscriptionWays =
  'A subscription has more than one answer: open a WebSocket at /graphql (graphql-transport-ws), or post it to /graphql/stream with "Accept: text/event-stream".';
