import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartFailure } from '../../settings/start-failure.ts';
import type { EmbeddedBinaries } from './binaries.ts';
import type { Launcher } from './launcher.ts';
import { openServerLog } from './log.ts';
import { type RunningServer, ServerDidNotStart, startServer } from './server.ts';
import { shownPath } from './shown-path.ts';

const patienceMs = 10_000;

interface Run {
  binaries: EmbeddedBinaries;
  launcher: Launcher;
  dataFolder: string;
  port: number;
  log: (line: string) => void;
}

/** Runs PostgreSQL on an existing cluster, or says in one sentence why it cannot. */
export async function runCluster(run: Run): Promise<RunningServer> {
  const { dataFolder, log, ...rest } = run;
  const logFile = join(dataFolder, 'postgres.log');
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      const server = await startServer({ ...rest, folder: join(dataFolder, 'postgres'), log: openServerLog(logFile) });
      return announceEnd(server, () => log(`PostgreSQL ended by itself; its last words are in ${shownPath(logFile)}.`));
    } catch (error) {
      if (!(error instanceof ServerDidNotStart)) throw error;
      // Sessions of a PostgreSQL that was killed need a moment to notice it.
      if (!error.message.includes('shared memory block') || Date.now() > until)
        throw failure(dataFolder, logFile, error.message);
      await pause(200);
    }
  }
}

function announceEnd(server: RunningServer, announce: () => void): RunningServer {
  let isWanted = false;
  void server.ended.then(() => isWanted || announce());
  const stop = () => {
    isWanted = true;
    return server.stop();
  };
  return { ...server, stop };
}

function failure(dataFolder: string, logFile: string, lastMessage: string): StartFailure {
  const folder = shownPath(join(dataFolder, 'postgres'));
  return new StartFailure(
    `PostgreSQL cannot start on ${folder} (its last words in ${shownPath(logFile)}: ${lastMessage}); fix that, restore a copy of the folder, or move it away to start with an empty database.`,
  );
}
