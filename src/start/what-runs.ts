import { Client } from 'pg';
import { listPractices } from '../domains/practice/list-practices.ts';
import type { Runs } from '../server/pages/serve-about.ts';

interface Started {
  ownerUrl: string;
  embedded: boolean;
  demo: boolean;
}

/** The facts of a started node that its start page shows. */
export async function whatRuns({ ownerUrl, embedded, demo }: Started): Promise<Runs> {
  const version = await serverVersion(ownerUrl);
  return {
    database: `PostgreSQL ${version}${embedded ? ', embedded' : ''}`,
    demo,
    hasPractice: async () => (await listPractices(ownerUrl)).length > 0,
  };
}

/** Such as `18.4`. */
async function serverVersion(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  // A lost connection is reported by the query that was under way.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string }>(
      `select split_part(current_setting('server_version'), ' ', 1) as version`,
    );
    return rows[0]?.version ?? '';
  } finally {
    await client.end();
  }
}
