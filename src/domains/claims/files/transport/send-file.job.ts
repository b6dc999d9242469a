import { EdiTransport } from '../../../../generated/models.ts';
import { inPractice } from '../../../../jobs/in-practice.ts';
import { JobFailure } from '../../../../jobs/job-failure.ts';
import { type JobSurroundings, jobKind } from '../../../../jobs/job-kind.ts';
import type { WritingNeeds } from '../../../../jobs/write-as-job.ts';
import { ClearinghouseEntity } from '../../clearinghouse.entity.ts';
import { readContent } from '../edi-content.ts';
import { EdiFileEntity } from '../edi-file.entity.ts';
import { beginSending } from './begin-sending.ts';
import { folderOf } from './edi-folder.ts';
import { handOver } from './hand-over.ts';
import { markNextClaims } from './mark-sent.ts';
import { visitAtServer } from './sftp/visit-at-server.ts';

export interface SendingNeeds extends JobSurroundings, WritingNeeds {
  /** The folder of X12 files. */
  readonly ediFolder: string;
  /** False on a copy of the office, such as a restored one: nothing leaves it. */
  readonly exchangesEdi: boolean;
}

interface FileIds extends Readonly<Record<string, string>> {
  practiceId: string;
  ediFileId: string;
}

export const sendFileJob = 'claims.send-file';

/**
 * Hands a frozen file over to its clearinghouse, then notes it with each of its claims. The bytes were made when the file
 * was frozen, so any run, on any node, can only hand over the same. A run after a crash goes on where that one was.
 */
export const sendFile = jobKind<FileIds, SendingNeeds>({
  name: sendFileJob,
  retryLimit: 50,
  retryDelaySeconds: 5,
  retryDelayMaxSeconds: 600,
  expireSeconds: 600,
  heartbeatSeconds: 30,
  atOnce: 2,
  isAble: ({ exchangesEdi }) => exchangesEdi,
  work: async (ids, needs) => {
    // A server that hangs must not keep the files of folders waiting.
    if (await isLeftToServer(ids, needs)) return;
    const file = await beginSending(needs, ids, sendFileJob);
    if (!file) return;
    const { practiceId, ediFileId } = ids;
    const content = await inPractice(needs, practiceId, (db) => readContent(db, practiceId, ediFileId));
    if (!content) throw new JobFailure('The content of a frozen file is missing.');
    const place = { practiceId, clearinghouseId: file.clearinghouseId };
    await handOver(folderOf(needs.ediFolder, place), { name: file.name, content });
    while (!(await markNextClaims(needs, ids, sendFileJob))) {
      // The next ones, in a transaction of their own.
    }
  },
});

/** True where the clearinghouse has a server: the next visit there takes all files that wait, and begins now. */
async function isLeftToServer({ practiceId, ediFileId }: FileIds, needs: SendingNeeds): Promise<boolean> {
  return inPractice(needs, practiceId, async (db, em) => {
    const file = await em.findOne(EdiFileEntity, { practiceId, id: ediFileId });
    const house = await em.findOne(ClearinghouseEntity, { practiceId, id: file?.clearinghouseId ?? null });
    if (house?.transport !== EdiTransport.SFTP) return false;
    await needs.jobs.send(db, visitAtServer({ practiceId, clearinghouseId: house.id }));
    return true;
  });
}
