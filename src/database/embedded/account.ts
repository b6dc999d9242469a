import { readFile, stat } from 'node:fs/promises';
import { StartFailure } from '../../settings/start-failure.ts';

export interface Account {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. As root, the owner of the existing data runs it, or the owner of its future
 * folder: this user can start Foyer too. Otherwise the system's `postgres` does, or the account `nobody`. Null: the
 * user of Foyer runs PostgreSQL as well.
 */
export async function postgresAccount(clusterFolder: string, dataFolder: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const account =
    (await ownerOf(clusterFolder)) ??
    named(passwd, await ownerOf(dataFolder)) ??
    find(passwd, 'postgres') ??
    find(passwd, 'nobody');
  if (account) return account;
  throw new StartFailure(
    'PostgreSQL refuses to run as root and this system has no account "postgres" or "nobody" to run it; start Foyer as another user, or set DATABASE_URL.',
  );
}

async function ownerOf(folder: string): Promise<Account | null> {
  const found = await stat(folder).catch(() => null);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null;
}

/** An account without a name cannot create a cluster. */
function named(passwd: string, account: Account | null): Account | null {
  return account && new RegExp(`^[^:]+:[^:]*:${account.uid}:`, 'm').test(passwd) ? account : null;
}

function find(passwd: string, name: string): Account | null {
  const fields = passwd.match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm'));
  return fields ? { uid: Number(fields[1]), gid: Number(fields[2]) } : null;
}
