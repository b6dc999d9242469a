import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const script = fileURLToPath(new URL('./hold-database.ts', import.meta.url));

/** Another process that opened, or tried to open, the database of a data folder. */
export interface DatabaseProcess {
  pid: number;
  /** The next line it says: first the owner's URL or why it failed. */
  nextLine(): Promise<string>;
  tell(command: 'stop' | 'throw'): void;
  kill(): void;
  /** Sends Ctrl-C as a terminal does: to its whole process group. */
  pressCtrlC(): void;
  ended: Promise<unknown>;
}

export function startDatabaseProcess(dataFolder: string, mode: 'server' | 'attach' = 'server'): DatabaseProcess {
  const child = spawn(process.execPath, [script, dataFolder, mode], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  });
  onTestFinished(async () => void (await end(child)));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const pid = child.pid ?? 0;
  return {
    pid,
    nextLine: async () => String((await lines.next()).value),
    tell: (command) => child.stdin.write(`${command}\n`),
    kill: () => child.kill('SIGKILL'),
    pressCtrlC: () => process.kill(-pid, 'SIGINT'),
    ended: once(child, 'exit'),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.stdin?.end('stop\n');
  await once(child, 'exit');
}
