import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { EmbeddedBinaries } from './binaries.ts';
import type { Launcher } from './launcher.ts';
import type { ServerLog } from './log.ts';
import { stopWithParent } from './watchdog.ts';

/** PostgreSQL ended before it accepted connections; the message is its own last line. */
export class ServerDidNotStart extends Error {}

export interface RunningServer {
  /** Resolves when PostgreSQL has ended, for any reason. */
  ended: Promise<void>;
  /** Ends it by a fast shutdown: connections are closed, everything committed is on disk. */
  stop(): Promise<void>;
}

interface ServerStart {
  binaries: EmbeddedBinaries;
  launcher: Launcher;
  folder: string;
  port: number;
  log: ServerLog;
  settings?: Readonly<Record<string, string>>;
}

const fixedSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  // Room for a cluster of nodes on this machine, 18 connections each.
  max_connections: '300',
  log_timezone: 'UTC',
  // Failed statements and their values name patients: Foyer logs its errors itself, masked.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

export async function startServer({
  binaries,
  launcher,
  folder,
  port,
  log,
  settings,
}: ServerStart): Promise<RunningServer> {
  const options = Object.entries({ ...fixedSettings, port: String(port), ...settings });
  const args = ['-D', folder, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  // Detached: Ctrl-C reaches everything in the terminal's group, and PostgreSQL has to outlive the server's own
  // shutdown.
  const child = launcher.launch(binaries.postgres, args, {
    stdio: ['ignore', log.descriptor, log.descriptor],
    detached: true,
  });
  const ended = new Promise<void>((done) => {
    child.once('error', () => done());
    child.once('exit', () => done());
  });
  const watchdog = child.pid ? stopWithParent(child.pid) : null;
  void ended.then(() => {
    watchdog?.end();
    log.close();
  });
  child.unref();
  await untilReady(child, folder, log, ended);
  return { ended, stop: () => stop(child, ended) };
}

async function untilReady(child: ChildProcess, folder: string, log: ServerLog, ended: Promise<void>): Promise<void> {
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  // However long recovery after a crash takes, PostgreSQL either gets ready or ends.
  while (!(await isReady(folder, child.pid))) {
    if (hasEnded) throw new ServerDidNotStart(log.lastMessage());
    await pause(20);
  }
}

async function isReady(folder: string, pid: number | undefined): Promise<boolean> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.ref();
  child.kill('SIGINT');
  const harder = [setTimeout(() => child.kill('SIGQUIT'), 30_000), setTimeout(() => child.kill('SIGKILL'), 60_000)];
  await ended;
  for (const timer of harder) clearTimeout(timer);
}
