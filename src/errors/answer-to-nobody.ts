import type { GraphQLFormattedError } from 'graphql';
import type { Reporting } from './reporting.ts';

/** The result of an operation whose client has aborted. It is not sent, only counted and logged. */
export function answerToAborted(
  requestId: string,
  { log, metrics }: Pick<Reporting, 'log' | 'metrics'>,
): GraphQLFormattedError {
  metrics.cancelled.inc();
  log.info({ requestId }, 'operation cancelled: the client left');
  return { message: 'The client left before the answer.' };
}
