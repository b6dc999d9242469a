import type { GraphQLFormattedError } from 'graphql';
import type { Reporting } from './reporting.ts';

/** What an operation comes to whose client has left. Nobody gets it: it is only counted, and told to the log. */
export function answerToAborted(
  requestId: string,
  { log, metrics }: Pick<Reporting, 'log' | 'metrics'>,
): GraphQLFormattedError {
  metrics.cancelled.inc();
  log.info({ requestId }, 'operation cancelled: the client left');
  return { message: 'The client left before the answer.' };
}
