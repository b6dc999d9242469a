import { Client } from 'pg';

/** The practices of the installation, which the owner alone sees. */
export async function findPractices(ownerUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl });
  // A lost connection is reported by the statement that needed it.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>('select practice_id as id from practice order by practice_id');
    return rows.map(({ id }) => id);
  } finally {
    await client.end();
  }
}
