import { EdiFileStatus } from '../../../../generated/models.ts';
import { inPractice } from '../../../../jobs/in-practice.ts';
import { type WritingNeeds, writeAsJob } from '../../../../jobs/write-as-job.ts';
import type { WriteUnit } from '../../../../writing/unit.ts';
import { ClearinghouseEntity } from '../../clearinghouse.entity.ts';
import { sha256Of } from '../edi-content.ts';
import type { EdiFileRow } from '../edi-file.entity.ts';
import { type EdiPlace, folderOf } from '../transport/edi-folder.ts';
import type { Arrival } from './arrivals.ts';
import { examineFile, lineOf } from './examine-file.ts';
import { findReceived, keepReceived, type Received, sameFile } from './keep-received.ts';
import { putAway } from './put-away.ts';

export interface ReceivingNeeds extends WritingNeeds {
  /** The folder of X12 files. */
  readonly ediFolder: string;
}

const job = 'claims.receive-file';

/**
 * Takes in one file of a folder: keeps it, then moves it away. Of two nodes that find the same file one keeps it. After a
 * crash in between it is known by its bytes, and only moved.
 */
export async function receiveArrival(
  needs: ReceivingNeeds,
  place: EdiPlace,
  arrival: Arrival,
): Promise<EdiFileRow | null> {
  const file = await keepArrival(needs, place, arrival);
  if (!file) return null;
  const { status, sha256, problems } = file;
  const isRefused = status === EdiFileStatus.REFUSED;
  await putAway(folderOf(needs.ediFolder, place), {
    ...{ to: isRefused ? ('refused' as const) : ('done' as const), name: arrival.name, sha256 },
    ...(isRefused && { notes: problems.map(lineOf) }),
  });
  return file;
}

/** Keeps a file once, under any name. Null where the clearinghouse is none of the practice. */
export async function keepArrival(
  needs: WritingNeeds,
  place: EdiPlace,
  { name, content }: Arrival,
): Promise<EdiFileRow | null> {
  const { practiceId, clearinghouseId } = place;
  const sha256 = sha256Of(content);
  const asked = { clearinghouseId, sha256 };
  const find = () => inPractice(needs, practiceId, (_db, em) => findReceived(em, practiceId, asked));
  return (await find()) ?? (await keep(needs, place, { name, content, sha256 }, find));
}

interface Kept {
  __typename: 'KeptSuccess' | 'KeptBefore' | 'NoClearinghouse';
  file: EdiFileRow | null;
}

async function keep(
  needs: WritingNeeds,
  { practiceId, clearinghouseId }: EdiPlace,
  arrived: Pick<Received, 'name' | 'content' | 'sha256'>,
  find: () => Promise<EdiFileRow | null>,
): Promise<EdiFileRow | null> {
  const examined = await examineFile(arrived.content);
  const work = async (unit: WriteUnit): Promise<Kept> => {
    const house = await unit.em.findOne(ClearinghouseEntity, { practiceId, id: clearinghouseId });
    if (!house) return { __typename: 'NoClearinghouse', file: null };
    return { __typename: 'KeptSuccess', file: await keepReceived(unit, { ...arrived, clearinghouseId, examined }) };
  };
  const before = async (): Promise<Kept> => ({ __typename: 'KeptBefore', file: await find() });
  const { file } = await writeAsJob<Kept>(needs, { practiceId, job }, work, { [sameFile]: before });
  return file;
}
