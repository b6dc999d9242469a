import type { Logger } from 'pino';

/**
 * Logs failures that no caller waited for instead of ending the process. graphql-js leaves some: when one item of a
 * list fails at once, it does not wait any more for the work of the other items. Answers how to stop.
 */
export function reportUnhandled(log: Logger): () => void {
  const report = (reason: unknown) =>
    log.error({ error: reason instanceof Error ? reason.name : 'unknown' }, 'a failure was not handled');
  process.on('unhandledRejection', report);
  return () => void process.off('unhandledRejection', report);
}
