import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartFailure } from '../../settings/start-failure.ts';
import { processStart } from './process-identity.ts';
import { shownPath } from './shown-path.ts';

// No system assigns pids this high.
const noProcess = 999_999_999;

/**
 * Ends a PostgreSQL that a killed Foyer left behind on this folder, by a fast shutdown: everything committed is kept.
 */
export async function stopOrphan(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  const pid = readPid(file);
  if (pid === null) return;
  const start = processStart(pid);
  if (start !== null && isPostgresOn(pid, folder)) await endProcess(pid, start, folder);
  else if (exists(pid)) forgetPid(file);
}

function readPid(file: string): number | null {
  const pid = Number.parseInt(readIfThere(file), 10);
  return pid > 0 ? pid : null;
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isPostgresOn(pid: number, folder: string): boolean {
  if (process.platform !== 'linux') return commandByPs(pid).includes(`postgres -D ${folder} `);
  // In a container root may not see where another user's process works, but everyone sees its arguments.
  return worksIn(pid, folder) || readIfThere(`/proc/${pid}/cmdline`).includes(`postgres\0-D\0${folder}\0`);
}

/** PostgreSQL works in its data folder; unlike its arguments this holds when the folder was renamed meanwhile. */
function worksIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return false;
  }
}

function commandByPs(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

async function endProcess(pid: number, start: string, folder: string): Promise<void> {
  const startedAt = Date.now();
  const signals: [number, NodeJS.Signals][] = [
    [0, 'SIGINT'],
    [30_000, 'SIGQUIT'],
  ];
  while (processStart(pid) === start) {
    const elapsed = Date.now() - startedAt;
    if (signals[0] && elapsed >= signals[0][0]) process.kill(pid, signals.shift()?.[1]);
    if (elapsed > 60_000) {
      throw new StartFailure(
        `A PostgreSQL left behind by an earlier Foyer (process ${pid}) still uses ${shownPath(folder)} and does not end; end it and start again.`,
      );
    }
    await pause(20);
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * After a crash another program may have got the pid that PostgreSQL wrote down, and PostgreSQL would then refuse to
 * start. Only the pid is overwritten: the rest lets PostgreSQL see for itself whether anything still uses the data.
 */
function forgetPid(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(noProcess)));
}
