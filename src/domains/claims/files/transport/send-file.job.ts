import { BatchStatus, EdiFileStatus } from '../../../../generated/models.ts';
import { inPractice } from '../../../../jobs/in-practice.ts';
import { JobFailure } from '../../../../jobs/job-failure.ts';
import { type JobSurroundings, jobKind } from '../../../../jobs/job-kind.ts';
import { type WritingNeeds, writeAsJob } from '../../../../jobs/write-as-job.ts';
import { isRefusal } from '../../../../writing/unit.ts';
import { BatchEntity } from '../batch.entity.ts';
import { readContent } from '../edi-content.ts';
import { EdiFileEntity, type EdiFileRow } from '../edi-file.entity.ts';
import { folderOf } from './edi-folder.ts';
import { handOver } from './hand-over.ts';
import { markNextClaims } from './mark-sent.ts';

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
    const file = await begin(ids, needs);
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

interface Begun {
  __typename: 'BegunSuccess' | 'NothingToSend';
  file: EdiFileRow | null;
}

/** Shows that a batch is being sent. Null where the file was sent. */
async function begin({ practiceId, ediFileId }: FileIds, needs: SendingNeeds): Promise<EdiFileRow | null> {
  const { file } = await writeAsJob<Begun>(needs, { practiceId, job: sendFileJob }, async (unit) => {
    const found = await unit.lock(EdiFileEntity, ediFileId);
    if (isRefusal(found) || found.status !== EdiFileStatus.FROZEN) return { __typename: 'NothingToSend', file: null };
    const batch = await unit.em.findOne(BatchEntity, { practiceId, ediFileId });
    if (batch) batch.status = BatchStatus.SENDING;
    await unit.save();
    return { __typename: 'BegunSuccess', file: found };
  });
  return file;
}
