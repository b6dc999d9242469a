import type { Logger } from 'pino';

/**
 * Logs failures that no caller waited for instead of ending the process. Some come from graphql-js: when one item of a
 * list fails at once, it no longer waits for the other items. Answers how to stop.
 */
export function reportUnhandled(log: Logger): () => void {
  const report = (reason: unknown) =>
    log.error({ error: reason instanceof Error ? reason.name : 'unknown' }, 'a failure was not handled');
  process.on('unhandledRejection', report);
  return () => void process.off('unhandledRejection', report);
}
