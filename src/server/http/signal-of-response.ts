import type { ServerResponse } from 'node:http';

/**
 * Aborted when the connection closes before its response was there: over HTTP, and for streams as long as they last.
 */
export function signalOfResponse(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  // A client that has left already emits no further event.
  if (response.destroyed) controller.abort();
  response.once('close', () => {
    if (!response.writableEnded) controller.abort();
  });
  return controller.signal;
}
