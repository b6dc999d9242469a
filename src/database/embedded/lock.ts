import { randomUUID } from 'node:crypto';
import { chmodSync, linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { processPlace, processStart } from './process-identity.ts';

/** The process that uses a data folder. */
interface Holder {
  pid: number;
  start: string;
  place: string;
  id: string;
}

export type FolderLock = { taken: true; release(): void } | { taken: false; pid: number };

/**
 * Takes the lock file, or reports which living process has it. A lock whose holder has ended is taken over. All holders
 * renew it equally often.
 */
export async function takeLock(file: string, heartbeatMs = 2_000): Promise<FolderLock> {
  const own: Holder = {
    pid: process.pid,
    start: processStart(process.pid) ?? '',
    place: processPlace(),
    id: randomUUID(),
  };
  const draft = `${file}.${own.id}`;
  writeFileSync(draft, JSON.stringify(own));
  // The next process, as another user too, has to be able to read which one holds the lock.
  chmodSync(draft, 0o644);
  try {
    while (!linked(draft, file)) {
      const holder = readHolder(file);
      if (holder && (await isAlive(holder, file, 3 * heartbeatMs))) return { taken: false, pid: holder.pid };
      removeStale(file, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  const heartbeat = setInterval(() => touch(file), heartbeatMs).unref();
  return { taken: true, release: () => release(file, own, heartbeat) };
}

function release(file: string, own: Holder, heartbeat: NodeJS.Timeout): void {
  clearInterval(heartbeat);
  if (readHolder(file)?.id === own.id) rmSync(file, { force: true });
}

/** Creating a hard link succeeds for one of all who try at once, and the file is never seen half written. */
function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const isMissingOrGarbled = hasCode(error, 'ENOENT') || error instanceof SyntaxError;
    if (isMissingOrGarbled) return null;
    throw error;
  }
}

async function isAlive(holder: Holder, file: string, patienceMs: number): Promise<boolean> {
  if (holder.place === processPlace()) return processStart(holder.pid) === holder.start;
  // Another container or machine, or this machine before it restarted: its pids say nothing here, its heartbeat does.
  const before = touchedAt(file);
  if (Date.now() - before > 10 * patienceMs) return false;
  await pause(patienceMs);
  const after = touchedAt(file);
  return after !== 0 && after !== before;
}

/** Renames before removing, so that a lock which someone else took over meanwhile is noticed and put back. */
function removeStale(file: string, stale: Holder | null): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if (readHolder(aside)?.id !== stale?.id) linked(aside, file);
  rmSync(aside, { force: true });
}

function touchedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function touch(file: string): void {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // Someone removed the file by hand: PostgreSQL's own lock still guards the data.
  }
}
