import { createHmac } from 'node:crypto';
import { Client } from 'pg';
import { StartFailure } from '../../settings/start-failure.ts';

const login = 'foyer_login';

/** Without a secret to derive from, the login's password would be the same everywhere. */
const passwordNeeded =
  'DATABASE_URL has no password, from which the one of the role foyer_login is derived; put one in, or make a role yourself and name it in DATABASE_APP_URL.';

/**
 * Makes the three roles that hold rights (`foyer_app`, `foyer_display`, `foyer_jobs`) and the one that logs in, and
 * answers the application's connection string. The password is derived from the owner's, so that nodes started at once
 * agree on it without storing it.
 */
export async function prepareRoles(ownerUrl: string, appUrl: string | null): Promise<string> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await createRole(client, 'foyer_app', 'nologin');
    await createRole(client, 'foyer_display', 'nologin');
    await createRole(client, 'foyer_jobs', 'nologin');
    if (appUrl) {
      await grantRoles(client, decodeURIComponent(new URL(appUrl).username));
      return appUrl;
    }
    const url = new URL(ownerUrl);
    if (!url.password) throw new StartFailure(passwordNeeded);
    const password = createHmac('sha256', decodeURIComponent(url.password)).update(login).digest('base64url');
    await createRole(client, login, 'login');
    await client.query(`alter role ${login} password '${password}'`);
    await grantRoles(client, login);
    url.username = login;
    url.password = password;
    return url.href;
  } finally {
    await client.end();
  }
}

async function createRole(client: Client, role: string, kind: 'login' | 'nologin'): Promise<void> {
  const found = await client.query('select from pg_roles where rolname = $1', [role]);
  if (found.rowCount) return;
  await client.query(`create role ${role} ${kind} nosuperuser nobypassrls nocreatedb nocreaterole`);
}

async function grantRoles(client: Client, role: string): Promise<void> {
  await client.query(`grant foyer_app, foyer_display, foyer_jobs to ${client.escapeIdentifier(role)}`);
}
