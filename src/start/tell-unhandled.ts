import type { Logger } from 'pino';

/**
 * Tells failures that nobody waited for instead of ending the process. graphql-js leaves some: when one item of a list fails at once, nobody waits any more for
 * what its other items have begun. Answers how to stop.
 */
export function tellUnhandled(log: Logger): () => void {
  const tell = (reason: unknown) =>
    log.error({ error: reason instanceof Error ? reason.name : 'unknown' }, 'a failure was not handled');
  process.on('unhandledRejection', tell);
  return () => void process.off('unhandledRejection', tell);
}
