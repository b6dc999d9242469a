import type { ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import type { App } from '../app.ts';

/** Aborted when the connection closes before its response was there: over HTTP, and for streams as long as they last. */
export function goneWithResponse(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  // Whoever has left already will not be heard leaving.
  if (response.destroyed) controller.abort();
  response.once('close', () => {
    if (!response.writableEnded) controller.abort();
  });
  return controller.signal;
}

/** Aborted when a client completes an operation or its WebSocket closes: graphql-ws then ends the iterator that stands in the operation's place, which is this one until there is another. */
export function goneFromPlace(places: Record<string, AsyncIterable<unknown> | null>, id: string): AbortSignal {
  const controller = new AbortController();
  const place = untilEnded(controller);
  void place.next();
  places[id] = place;
  return controller.signal;
}

async function* untilEnded(controller: AbortController): AsyncGenerator<undefined, void, undefined> {
  try {
    yield;
  } finally {
    controller.abort();
  }
}

/** What an operation comes to whose client has left. Nobody gets it: it is only counted, and told to the log. */
export function answerToNobody(
  requestId: string,
  { log, metrics }: Pick<App, 'log' | 'metrics'>,
): GraphQLFormattedError {
  metrics.cancelled.inc();
  log.info({ requestId }, 'operation cancelled: the client left');
  return { message: 'The client left before the answer.' };
}
