import { BatchStatus, EdiFileStatus } from '../../../../generated/models.ts';
import { type WritingNeeds, writeAsJob } from '../../../../jobs/write-as-job.ts';
import { isRefusal } from '../../../../writing/unit.ts';
import { BatchEntity } from '../batch.entity.ts';
import { EdiFileEntity, type EdiFileRow } from '../edi-file.entity.ts';

interface Begun {
  __typename: 'BegunSuccess' | 'NothingToSend';
  file: EdiFileRow | null;
}

/** Shows that a batch is being sent. Null where the file was sent. */
export async function beginSending(
  needs: WritingNeeds,
  { practiceId, ediFileId }: { practiceId: string; ediFileId: string },
  job: string,
): Promise<EdiFileRow | null> {
  const { file } = await writeAsJob<Begun>(needs, { practiceId, job }, async (unit) => {
    const found = await unit.lock(EdiFileEntity, ediFileId);
    if (isRefusal(found) || found.status !== EdiFileStatus.FROZEN) return { __typename: 'NothingToSend', file: null };
    const batch = await unit.em.findOne(BatchEntity, { practiceId, ediFileId });
    if (batch) batch.status = BatchStatus.SENDING;
    await unit.save();
    return { __typename: 'BegunSuccess', file: found };
  });
  return file;
}
