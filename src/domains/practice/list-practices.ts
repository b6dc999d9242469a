import { Client } from 'pg';

export interface NamedPractice {
  practiceId: string;
  name: string;
}

const most = 20;

/** The practices of a database by name, at most 20. Only its owner sees them all. */
export async function listPractices(ownerUrl: string): Promise<NamedPractice[]> {
  const client = new Client({ connectionString: ownerUrl });
  // A lost connection is reported by the query that was under way.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<NamedPractice>(
      'select practice_id as "practiceId", name from practice order by name, practice_id limit $1',
      [most],
    );
    return rows;
  } finally {
    await client.end();
  }
}
