/** Aborted when a client completes an operation or its WebSocket closes: graphql-ws then ends the iterator that stands in the operation's place, which is this one until there is another. */
export function signalOfPlace(places: Record<string, AsyncIterable<unknown> | null>, id: string): AbortSignal {
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
