import pg from 'pg';

/** The owner's connection to a database, ended with the run. */
export async function openOwner(url: string, resources: AsyncDisposableStack): Promise<pg.Client> {
  const owner = new pg.Client(url);
  await owner.connect();
  resources.defer(() => owner.end());
  return owner;
}
