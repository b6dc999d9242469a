import { sql } from 'kysely';
import { inPractice } from '../../../../../jobs/in-practice.ts';
import type { JobSurroundings } from '../../../../../jobs/job-kind.ts';
import type { EdiPlace } from '../edi-folder.ts';
import type { RemoteFile } from './remote-folders.ts';

type Needs = Pick<JobSurroundings, 'orm'>;

/** The files of a listing that were not taken in. Files that the server no longer lists are forgotten. */
export function withoutTaken(
  needs: Needs,
  { practiceId, clearinghouseId }: EdiPlace,
  listed: readonly RemoteFile[],
): Promise<RemoteFile[]> {
  return inPractice(needs, practiceId, async (db) => {
    const names = listed.map(({ name }) => name);
    await sql`delete from taken_file where practice_id = ${practiceId} and clearinghouse_id = ${clearinghouseId}
      and name <> all(${names}::text[])`.execute(db);
    const { rows } = await sql<{ key: string }>`
      select concat_ws(' ', bytes, extract(epoch from modified_at)::bigint, name) as key from taken_file
      where practice_id = ${practiceId} and clearinghouse_id = ${clearinghouseId}`.execute(db);
    const taken = new Set(rows.map(({ key }) => key));
    return listed.filter((file) => !taken.has(keyOf(file)));
  });
}

/** SFTP states times in seconds. */
const keyOf = ({ name, bytes, modifiedAt }: RemoteFile) => `${bytes} ${modifiedAt.getTime() / 1000} ${name}`;

/** Remembers a file that stays on the server. */
export async function rememberTaken(
  needs: Needs,
  { practiceId, clearinghouseId }: EdiPlace,
  { name, bytes, modifiedAt }: RemoteFile,
  ediFileId: string,
): Promise<void> {
  await inPractice(needs, practiceId, (db) =>
    sql`
      insert into taken_file (practice_id, clearinghouse_id, name, bytes, modified_at, edi_file_id)
      values (${practiceId}, ${clearinghouseId}, ${name}, ${bytes}, ${modifiedAt}, ${ediFileId})
      on conflict (practice_id, clearinghouse_id, name) do update
      set bytes = excluded.bytes, modified_at = excluded.modified_at, edi_file_id = excluded.edi_file_id`.execute(db),
  );
}
