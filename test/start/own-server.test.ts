import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../src/database/embedded/port.ts';
import { locateDatabase } from '../../src/database/set-up/locate-database.ts';
import { checkServer } from '../../src/database/set-up/server-version.ts';
import { StartFailure } from '../../src/settings/start-failure.ts';
import { startTestPostgres, type TestPostgres } from '../kit/test-postgres.ts';
import { answerAsPostgres, fakeServer, refuseAsPostgres } from './kit/fake-server.ts';

// Real servers on a busy machine.

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());

function changed(change: (url: URL) => void): string {
  const url = new URL(postgres.adminUrl);
  change(url);
  return url.href;
}

async function refusal(databaseUrl: string, databaseAppUrl: string | null = null): Promise<string> {
  const failure = await locateDatabase({ databaseUrl, databaseAppUrl, dataFolder: '/nowhere' }).catch(
    (error: unknown) => error,
  );
  return failure instanceof Error ? `${failure.name}: ${failure.message}` : 'it started';
}

it('a PostgreSQL that answers is used, and left running', async () => {
  const place = { databaseUrl: postgres.adminUrl, databaseAppUrl: postgres.adminUrl, dataFolder: '/nowhere' };
  const database = await locateDatabase(place);
  expect(database).toMatchObject({ ownerUrl: postgres.adminUrl, appUrl: postgres.adminUrl, embedded: false });
  await database.stop();
  await locateDatabase(place);
});

it('a server that does not answer is named by host and port, never with the password', async () => {
  const port = await freePort();
  expect(await refusal(`postgres://me:secret@127.0.0.1:${port}/foyer`)).toBe(
    `StartFailure: No PostgreSQL answers at 127.0.0.1:${port} (the connection was refused); start it, or correct DATABASE_URL.`,
  );
});

it('a host that does not exist is named', async () => {
  expect(await refusal('postgres://me:secret@no-such-host.invalid/foyer')).toMatch(
    /^StartFailure: No PostgreSQL answers at no-such-host\.invalid:5432 \(the host name .*\); start it, or correct DATABASE_URL\.$/,
  );
});

it('a server that takes the connection and stays silent is given up', async () => {
  const port = await fakeServer(() => {});
  const check = checkServer('DATABASE_URL', `postgres://me:secret@127.0.0.1:${port}/foyer`, 100);
  await expect(check).rejects.toThrow(
    new StartFailure(
      `No PostgreSQL answers at 127.0.0.1:${port} (nothing came back in time); start it, or correct DATABASE_URL.`,
    ),
  );
});

it('a server that is something else is recognized', async () => {
  const port = await fakeServer((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
  expect(await refusal(`postgres://me:secret@127.0.0.1:${port}/foyer`)).toBe(
    `StartFailure: What answers at 127.0.0.1:${port} does not speak to Foyer as PostgreSQL does; correct DATABASE_URL.`,
  );
});

it('a PostgreSQL that is too old is named with its version', async () => {
  const port = await fakeServer(answerAsPostgres(['140012', '14.12 (Debian 14.12-1)']));
  expect(await refusal(`postgres://me:secret@127.0.0.1:${port}/foyer`)).toBe(
    'StartFailure: The server of DATABASE_URL is PostgreSQL 14.12 (Debian 14.12-1) and Foyer needs 15 to 18; upgrade it, or unset DATABASE_URL to use the embedded one.',
  );
});

it('PostgreSQL 15 is new enough', async () => {
  const port = await fakeServer(answerAsPostgres(['150000', '15.0']));
  expect(await refusal(`postgres://me:secret@127.0.0.1:${port}/foyer`)).toBe('it started');
});

it('a wrong password says whose', async () => {
  const url = changed((changing) => {
    changing.password = 'wrong';
  });
  expect(await refusal(url)).toMatch(/does not accept the password of user "postgres"; correct DATABASE_URL\.$/);
});

it('a missing password is asked for', async () => {
  const url = changed((changing) => {
    changing.password = '';
  });
  expect(await refusal(url)).toMatch(/asks for a password and DATABASE_URL has none; add it\.$/);
});

it('a missing database is named', async () => {
  const url = changed((changing) => {
    changing.pathname = '/office';
  });
  expect(await refusal(url)).toMatch(/has no database "office"; create it, or correct DATABASE_URL\.$/);
});

it('the application’s own connection is tried too', async () => {
  const url = changed((changing) => {
    changing.pathname = '/office';
  });
  expect(await refusal(postgres.adminUrl, url)).toMatch(
    /has no database "office"; create it, or correct DATABASE_APP_URL\.$/,
  );
});

it('a URL that cannot be read is refused without showing it', async () => {
  expect(await refusal('postgres://me:sec%E0ret@127.0.0.1/foyer')).toBe(
    'StartFailure: DATABASE_URL cannot be read as a URL such as postgres://user:password@host:5432/database; correct it.',
  );
});

it.each([
  'unsupported startup parameter: statement_timeout',
  'unsupported startup parameter in options: statement_timeout',
])('a pooler that says “%s” is refused with the setting that lets Foyer through', async (words) => {
  const port = await fakeServer(refuseAsPostgres('08P01', words));
  const url = `postgres://me:secret@127.0.0.1:${port}/foyer`;
  expect(await refusal(url)).toBe(
    `StartFailure: The pooler at 127.0.0.1:${port} refuses the setting statement_timeout; put it into its ignore_startup_parameters as docs/production.md says, or let DATABASE_URL reach PostgreSQL itself.`,
  );
});
