import { setTimeout as pause } from 'node:timers/promises';
import { type NodeProcess, type NodeStart, startNodeProcess } from './node-process.ts';

const shortestPauseMs = 200;
const longestPauseMs = 5_000;
const mostFailedStarts = 5;
/** A node that has served this long is restarted after the shortest pause. */
const stableMs = 30_000;

export interface KeptNode {
  /** Resolves when it serves for the first time; never, if it never serves. */
  serving: Promise<void>;
  /** Resolves when it was stopped, or failed to start too often in a row: then with the message to print. */
  ended: Promise<string | undefined>;
  stop(): Promise<void>;
}

/** Runs a node and starts it again whenever it dies. */
export function keepNode(start: NodeStart): KeptNode {
  const stopping = new AbortController();
  const first = Promise.withResolvers<void>();
  let node: NodeProcess | undefined;

  const keep = async (): Promise<string | undefined> => {
    let deaths = 0;
    let failedStarts = 0;
    for (;;) {
      node = startNodeProcess(start);
      const run = await watch(node, () => {
        if (deaths > 0) start.err(`Node ${start.number} serves now.`);
        first.resolve();
      });
      if (stopping.signal.aborted) return;
      failedStarts = run.servedMs === null ? failedStarts + 1 : 0;
      deaths = (run.servedMs ?? 0) > stableMs ? 1 : deaths + 1;
      if (failedStarts === mostFailedStarts)
        return `Node ${start.number} could not start ${mostFailedStarts} times in a row; fix what it reports above and start the cluster again.`;
      const pauseMs = Math.min(longestPauseMs, shortestPauseMs * 2 ** (deaths - 1));
      start.err(`Node ${start.number} ${run.reason}; it is started again in ${pauseMs / 1_000} s.`);
      await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
    }
  };

  const ended = keep();
  const stop = async () => {
    stopping.abort();
    await node?.stop();
    await ended;
  };
  return { serving: first.promise, ended, stop };
}

/** The course of one process: how long it served, or null when it never did, and why it ended. */
async function watch(node: NodeProcess, onServing: () => void): Promise<{ servedMs: number | null; reason: string }> {
  let since: number | null = null;
  void node.serving.then(() => {
    since = performance.now();
    onServing();
  });
  const reason = await node.ended;
  return { servedMs: since === null ? null : performance.now() - since, reason };
}
