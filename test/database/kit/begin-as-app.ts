import pg from 'pg';

/** The application's connection, inside a transaction of this practice. */
export async function beginAsApp(
  appUrl: string,
  settings: { practice?: string; followed?: string[] },
): Promise<pg.Client> {
  const client = new pg.Client(appUrl);
  await client.connect();
  await client.query('begin');
  await client.query(`select set_config('foyer.practice', $1, true), set_config('foyer.followed', $2, true)`, [
    settings.practice ?? '',
    settings.followed?.join(',') ?? '',
  ]);
  return client;
}
