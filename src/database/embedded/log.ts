import { chownSync, closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const maximumBytes = 5_000_000;

/** The server's log file, opened to append; the one before is kept when it has grown over 5 MB. */
export interface ServerLog {
  descriptor: number;
  close(): void;
  /** PostgreSQL's last message since the log was opened: its last fatal line, else its last line. */
  lastMessage(): string;
}

export function openServerLog(file: string): ServerLog {
  if (sizeOf(file) > maximumBytes) renameSync(file, `${file}.1`);
  const start = sizeOf(file);
  const descriptor = openSync(file, 'a', 0o600);
  const folder = statSync(dirname(file));
  if (process.getuid?.() === 0) chownSync(file, folder.uid, folder.gid);
  return {
    descriptor,
    close: () => closeSync(descriptor),
    lastMessage: () => lastMessage(readFileSync(file).subarray(start).toString()),
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function lastMessage(text: string): string {
  const fatal = [...text.matchAll(/(?:FATAL|PANIC): +(.*)/g)].at(-1)?.[1];
  return fatal ?? text.trim().split('\n').at(-1) ?? '';
}
