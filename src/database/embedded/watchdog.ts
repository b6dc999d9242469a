import { spawn } from 'node:child_process';

/**
 * Stops PostgreSQL when this process ends in any way, kill -9 included: a shell waits on a pipe that closes with us.
 * Its own session, so that Ctrl-C does not take it away first.
 */
export function stopWithParent(pid: number): { end(): void } {
  const shell = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'foyer-watchdog', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
    env: {},
  });
  shell.once('error', () => {});
  shell.stdin.on('error', () => {});
  shell.unref();
  // The pipe is no reason to keep this process alive either.
  if ('unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref();
  return { end: () => void shell.kill('SIGKILL') };
}
