import { sql } from 'kysely';
import { inPractice } from '../../../../../jobs/in-practice.ts';
import { JobFailure } from '../../../../../jobs/job-failure.ts';
import { readContent } from '../../edi-content.ts';
import { beginSending } from '../begin-sending.ts';
import { markNextClaims } from '../mark-sent.ts';
import { putFile } from './put-file.ts';
import type { Visit } from './receive-from-server.ts';
import type { RemoteFolders } from './remote-folders.ts';
import { SftpFault } from './sftp-fault.ts';
import { visitJob } from './visit-at-server.ts';

/** The others come with the next visit. */
const mostFiles = 100;

/** Hands over the frozen files that wait, in their order. Answers the first fault of a single file; the others go on. */
export async function sendToServer(visit: Visit, server: RemoteFolders): Promise<SftpFault | null> {
  let first: SftpFault | null = null;
  for (const ediFileId of await findWaiting(visit)) {
    await visit.lease.renew();
    try {
      await sendOne(visit, server, ediFileId);
    } catch (error) {
      if (!(error instanceof SftpFault && error.isOfOneFile)) throw error;
      first ??= error;
    }
  }
  return first;
}

async function findWaiting({ needs, place: { practiceId, clearinghouseId } }: Visit): Promise<string[]> {
  const { rows } = await inPractice(needs, practiceId, (db) =>
    sql<{ id: string }>`
      select id from edi_file where practice_id = ${practiceId} and status = 'FROZEN' and direction = 'OUT'
        and clearinghouse_id = ${clearinghouseId}
      order by at, id limit ${mostFiles}`.execute(db),
  );
  return rows.map(({ id }) => id);
}

async function sendOne({ needs, place, sftp }: Visit, server: RemoteFolders, ediFileId: string): Promise<void> {
  const { practiceId } = place;
  const ids = { practiceId, ediFileId };
  const file = await beginSending(needs, ids, visitJob);
  if (!file) return;
  const content = await inPractice(needs, practiceId, (db) => readContent(db, practiceId, ediFileId));
  if (!content) throw new JobFailure('The content of a frozen file is missing.');
  await putFile(server, sftp.outFolder, { name: file.name, content });
  while (!(await markNextClaims(needs, ids, visitJob))) {
    // The next ones, in a transaction of their own.
  }
}
