import { sql } from 'kysely';
import type { Reader } from '../../../database/sql/reader.ts';

/** Which sets of codes were imported, and since which day they are known. */
export interface Releases {
  /** By the name of the import command: the first day of the earliest release. */
  first: ReadonlyMap<string, string>;
  /** Whether the practice imported its own list of CPT. */
  hasPracticeCodes: boolean;
}

export async function findReleases(db: Reader, practiceId: string): Promise<Releases> {
  const { rows } = await sql<{ codeSet: string; first: string | null }>`
    select code_set as "codeSet", min(effective)::text as first from code_set_release group by code_set
    union all
    select 'cpt', (select min(valid_from)::text from practice_code where practice_id = ${practiceId})`.execute(db);
  const known = rows.filter((row): row is { codeSet: string; first: string } => row.first !== null);
  return {
    first: new Map(known.map(({ codeSet, first }) => [codeSet, first])),
    hasPracticeCodes: known.some(({ codeSet }) => codeSet === 'cpt'),
  };
}
