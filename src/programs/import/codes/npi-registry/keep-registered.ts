import { sql } from 'kysely';
import { newId } from '../../../../database/sql/new-id.ts';
import type { Reader } from '../../../../database/sql/reader.ts';
import type { ReleasedFile } from '../released-file.ts';
import type { RegisteredProvider } from './registered-provider.ts';

export interface RegistryRelease {
  file: ReleasedFile;
  /** The day up to which the registry's changes are in the file. */
  asOf: string;
  rows: number;
  providers: readonly RegisteredProvider[];
}

/**
 * Keeps what the file says about NPIs in use, and forgets those that are in use no more. NPIs that the file lacks stay as they
 * were: a weekly file has the changes of a week. An older file never takes the place of a newer one's row.
 */
export async function keepRegistered(
  db: Reader,
  { file, asOf, rows, providers }: RegistryRelease,
  used: ReadonlySet<string>,
): Promise<number> {
  await sql`delete from registered_provider where npi <> all(${[...used]}::text[])`.execute(db);
  const given = JSON.stringify(
    providers.map(({ npi, isActive, kind, name, taxonomyCode }) => ({
      ...{ npi, is_active: isActive, kind, name, taxonomy_code: taxonomyCode, as_of: asOf },
    })),
  );
  const { numAffectedRows } = await sql`
    insert into registered_provider as held
    select * from json_populate_recordset(null::registered_provider, ${given}::json)
    on conflict (npi) do update set is_active = excluded.is_active, kind = excluded.kind, name = excluded.name,
      taxonomy_code = excluded.taxonomy_code, as_of = excluded.as_of
    where held.as_of <= excluded.as_of`.execute(db);
  await sql`
    insert into code_set_release (id, code_set, name, sha256, effective, row_count, imported_at)
    select ${newId()}, 'nppes', ${file.name}, ${file.sha256}, ${asOf}::date, ${rows}, now()
    where not exists (select from code_set_release where code_set = 'nppes' and sha256 = ${file.sha256})`.execute(db);
  return Number(numAffectedRows ?? 0);
}
