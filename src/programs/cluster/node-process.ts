import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How long a node may take to say good-bye to its screens. */
const patienceMs = 30_000;

export interface NodeProcess {
  /** Resolves when it serves; never, if it ends before. */
  serving: Promise<void>;
  /** Resolves when it has ended, with the reason. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

export interface NodeStart {
  number: number;
  /** The program that node runs, with its options. */
  program: readonly string[];
  env: NodeJS.ProcessEnv;
  out(line: string): void;
  err(line: string): void;
}

/**
 * Starts the program of a node. Not in the terminal's group: Ctrl-C reaches the supervisor, which stops the nodes in
 * order.
 */
export function startNodeProcess({ number, program, env, out, err }: NodeStart): NodeProcess {
  const child = spawn(process.execPath, program, {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  passOn(child, { number, out, err });
  const ended = new Promise<string>((resolve) => {
    child.on('close', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with exit code ${code}`));
    // A process that runs may have errors too, such as a signal it did not get; it has not ended by them.
    child.on('error', (error) => child.pid === undefined && resolve(error.message));
  });
  const serving = new Promise<void>((resolve) => child.once('message', () => resolve()));
  return { serving, ended, stop: () => stop(child, ended) };
}

/**
 * The log goes on with the node's number in each line. Messages of a node for people are printed once for all by the
 * supervisor.
 */
function passOn(child: ChildProcess, { number, out, err }: Omit<NodeStart, 'env' | 'program'>): void {
  if (!child.stdout || !child.stderr) return;
  createInterface(child.stdout).on('line', (line) => {
    if (line.startsWith('{"')) out(`{"node":${number},${line.slice(1)}`);
  });
  createInterface(child.stderr).on('line', (line) => err(`node ${number}: ${line}`));
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill('SIGTERM');
  const harder = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(harder);
}
