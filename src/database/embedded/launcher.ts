import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { StartFailure } from '../../settings/start-failure.ts';
import type { Account } from './account.ts';
import type { EmbeddedBinaries } from './binaries.ts';
import { shownPath } from './shown-path.ts';

interface Ended {
  code: number | null;
  output: string;
}

/** Starts PostgreSQL's programs as the account that may run them. */
export interface Launcher {
  account: Account | null;
  launch(command: string, args: readonly string[], options?: SpawnOptions): ChildProcess;
  /** Runs a program to its end; `output` is everything it printed. */
  run(command: string, args: readonly string[], input?: string): Promise<Ended>;
}

// Below a folder that only root may enter (such as /root) the account cannot reach its own data. Then it gets the one
// capability to enter folders; the secure bit makes access(2), which PostgreSQL's programs ask, respect it.
const enterAnyFolder = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'];

// The environment is not passed on: PGDATA, PGPORT, LC_ALL and the like would change what PostgreSQL does.
const environment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' };

export async function chooseLauncher(
  account: Account | null,
  binaries: EmbeddedBinaries,
  folder: string,
): Promise<Launcher> {
  const plain = makeLauncher(account, []);
  const first = await probe(plain, binaries, folder);
  if (first.code === 0) return plain;
  if (account) {
    const identity = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
    const capable = makeLauncher(account, ['setpriv', ...identity, ...enterAnyFolder, '--']);
    if ((await probe(capable, binaries, folder)).code === 0) return capable;
  }
  throw cannotRun(account, folder, first.output.trim().split('\n').at(-1) ?? '');
}

function cannotRun(account: Account | null, folder: string, reason: string): StartFailure {
  return new StartFailure(
    account
      ? `PostgreSQL refuses to run as root, and running it as user id ${account.uid} on ${shownPath(folder)} fails (${reason}); move Foyer below a folder that everyone may enter, start it as another user, or set DATABASE_URL.`
      : `The embedded PostgreSQL does not run on this system (${reason}); set DATABASE_URL to a PostgreSQL 15 to 18.`,
  );
}

function probe(launcher: Launcher, { postgres, initdb }: EmbeddedBinaries, folder: string) {
  return launcher.run('/bin/sh', ['-c', '"$1" --version && "$2" --version && cd "$3"', 'sh', postgres, initdb, folder]);
}

function makeLauncher(account: Account | null, prefix: readonly string[]): Launcher {
  const launch: Launcher['launch'] = (command, args, options = {}) => {
    const [file = command, ...rest] = [...prefix, command, ...args];
    const identity = account && prefix.length === 0 ? account : {};
    return spawn(file, rest, { ...options, ...identity, cwd: '/', env: environment });
  };
  return { account, launch, run: (command, args, input = '') => runToEnd(() => launch(command, args), input) };
}

function runToEnd(start: () => ChildProcess, input: string): Promise<Ended> {
  const chunks: Buffer[] = [];
  return new Promise((done) => {
    const fail = (error: unknown) =>
      done({ code: null, output: error instanceof Error ? error.message : String(error) });
    try {
      const child = start();
      child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
      // A program that ends without reading its input says why on its output.
      child.stdin?.on('error', () => {}).end(input);
      child.once('error', fail);
      child.once('close', (code) => done({ code, output: Buffer.concat(chunks).toString() }));
    } catch (error) {
      // Without the right to change the user, spawn throws at once.
      fail(error);
    }
  });
}
