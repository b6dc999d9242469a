import { Client } from 'pg';
import { StartFailure } from '../../settings/start-failure.ts';
import { timeLimits } from '../connection/time-limits.ts';
import { explainServerError } from './server-error.ts';

const oldest = 150_000;

/** Connects to the server that a variable names; refuses one that does not answer or is older than PostgreSQL 15. */
export async function checkServer(variable: string, url: string, timeoutMs = 5_000): Promise<void> {
  const client = openClient(variable, url, timeoutMs);
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string; name: string }>(
      "SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS name",
    );
    const [version] = rows;
    if (!version || Number(version.number) < oldest) throw tooOld(variable, version?.name);
  } catch (error) {
    throw error instanceof StartFailure ? error : explainServerError(variable, client, error);
  } finally {
    await client.end().catch(() => {});
  }
}

function openClient(variable: string, url: string, timeoutMs: number): Client {
  try {
    // With the settings of all later connections: a pooler that refuses them is found out here.
    const patience = { ...timeLimits, connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs };
    const client = new Client({ connectionString: url, ...patience });
    // An error after the answer is not reported here, but without a listener it would end the process.
    return client.on('error', () => {});
  } catch {
    throw new StartFailure(
      `${variable} cannot be read as a URL such as postgres://user:password@host:5432/database; correct it.`,
    );
  }
}

function tooOld(variable: string, version = 'of an unknown version'): StartFailure {
  return new StartFailure(
    `The server of ${variable} is PostgreSQL ${version} and Foyer needs 15 to 18; upgrade it, or unset ${variable} to use the embedded one.`,
  );
}
