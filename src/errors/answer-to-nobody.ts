import type { GraphQLFormattedError } from 'graphql';
import type { App } from '../server/app.ts';

/** What an operation comes to whose client has left. Nobody gets it: it is only counted, and told to the log. */
export function answerToNobody(
  requestId: string,
  { log, metrics }: Pick<App, 'log' | 'metrics'>,
): GraphQLFormattedError {
  metrics.cancelled.inc();
  log.info({ requestId }, 'operation cancelled: the client left');
  return { message: 'The client left before the answer.' };
}
