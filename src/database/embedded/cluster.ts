import { chown, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartFailure } from '../../settings/start-failure.ts';
import type { EmbeddedBinaries } from './binaries.ts';
import type { Launcher } from './launcher.ts';
import { shownPath } from './shown-path.ts';

// The builtin provider sorts and folds Unicode alike on every system, with any locales installed.
const fixedOptions = [
  ...['--username=postgres', '--auth=scram-sha-256', '--data-checksums', '--encoding=UTF8'],
  ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
];

interface NewCluster {
  binaries: EmbeddedBinaries;
  launcher: Launcher;
  folder: string;
  adminPassword: string;
  options?: readonly string[];
}

/** Creates an empty PostgreSQL in `folder`, which appears only when it is complete. */
export async function createCluster({
  binaries,
  launcher,
  folder,
  adminPassword,
  options = [],
}: NewCluster): Promise<void> {
  const draft = `${folder}.creating`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  const secrets = await mkdtemp(join(tmpdir(), 'foyer-'));
  const passwordFile = join(secrets, 'password');
  try {
    await writeFile(passwordFile, `${adminPassword}\n`, { mode: 0o600 });
    for (const path of [draft, secrets, passwordFile]) await giveTo(launcher, path);
    const args = [`--pgdata=${draft}`, `--pwfile=${passwordFile}`, ...fixedOptions, ...options];
    const { code, output } = await launcher.run(binaries.initdb, args);
    if (code !== 0) throw creationFailure(launcher, folder, output);
    await rename(draft, folder);
  } finally {
    await rm(secrets, { recursive: true, force: true });
  }
}

async function giveTo({ account }: Launcher, path: string): Promise<void> {
  if (account) await chown(path, account.uid, account.gid);
}

function creationFailure({ account }: Launcher, folder: string, output: string): StartFailure {
  if (output.includes('could not look up effective user ID')) {
    return new StartFailure(
      `The user id ${account?.uid ?? process.getuid?.()} has no name on this system, which PostgreSQL needs to create its data folder; start Foyer as a user listed in /etc/passwd, or set DATABASE_URL.`,
    );
  }
  const reason = output.match(/(?:FATAL|PANIC|error): +(.*)/)?.[1] ?? output.trim().split('\n').at(-1);
  return new StartFailure(
    `PostgreSQL could not create its data folder ${shownPath(folder)}: ${reason}; fix that and start again, or set DATABASE_URL.`,
  );
}
