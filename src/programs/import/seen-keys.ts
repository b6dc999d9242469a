import { Client } from 'pg';
import type { Refusal } from './refusal.ts';
import type { ImportedRow, Numbered } from './source.ts';

/** Which keys a file had so far, kept in a temporary table: in memory they would grow with the file. */
export interface SeenKeys {
  /** Notes the keys of these rows; answers a refusal for each row whose key was on an earlier line. */
  note(file: string, rows: readonly Numbered<ImportedRow>[]): Promise<Refusal[]>;
  close(): Promise<void>;
}

/** On the owner's connection, since only the owner may surely make temporary tables. */
export async function openSeenKeys(ownerUrl: string): Promise<SeenKeys> {
  const client = new Client({ connectionString: ownerUrl });
  // A lost connection is reported by the next query.
  client.on('error', () => {});
  await client.connect();
  await client.query('create temporary table seen (file text, key text, line int, primary key (file, key))');
  return {
    note: async (file, rows) => {
      const { rows: repeated } = await client.query<{ line: number; first: number }>(noteKeys, [
        file,
        rows.map(({ row }) => row.importKey),
        rows.map(({ line }) => line),
      ]);
      return repeated.map(({ line, first }) => ({ line, column: 'Id', reason: `is that of line ${first}` }));
    },
    close: () => client.end(),
  };
}

const noteKeys = `
  with given as (select key, line from unnest($2::text[], $3::int[]) as given(key, line)),
  noted as (
    insert into seen select $1, key, min(line) from given group by key on conflict do nothing returning key, line
  )
  select given.line, coalesce(noted.line, seen.line) as first
  from given left join noted using (key) left join seen on seen.file = $1 and seen.key = given.key
  where given.line is distinct from noted.line
  order by given.line`;
