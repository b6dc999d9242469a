import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { EdiDirection, EdiFileStatus } from '../../../../generated/models.ts';
import type { WriteUnit } from '../../../../writing/unit.ts';
import { applyFile } from '../../answers/apply-file.job.ts';
import { keepContent } from '../edi-content.ts';
import { EdiFileEntity, type EdiFileRow } from '../edi-file.entity.ts';
import { mostBytes } from './arrivals.ts';
import type { Examined } from './examine-file.ts';

export interface Received {
  clearinghouseId: string;
  name: string;
  content: Uint8Array;
  sha256: string;
  examined: Examined;
}

/** The constraint that lets one of two nodes keep a file. */
export const sameFile = 'edi_file_practice_id_sha256_key';

/** Keeps a file as it came, and has its answers applied where it can be read. */
export async function keepReceived(
  unit: WriteUnit,
  { clearinghouseId, name, content, sha256, examined }: Received,
): Promise<EdiFileRow> {
  const { transactions, sender, interchangeControlNumber, problems, refusedFor } = examined;
  const file = unit.create(EdiFileEntity, {
    ...{ clearinghouseId, direction: EdiDirection.IN, name, transactions, sha256, bytes: content.length },
    ...{ sender, interchangeControlNumber, problems, receivedById: unit.staffMemberId, at: unit.now },
    status: refusedFor ? EdiFileStatus.REFUSED : EdiFileStatus.RECEIVED,
  });
  await unit.save();
  if (content.length <= mostBytes) await keepContent(unit, file.id, content);
  if (!refusedFor) await unit.send(applyFile.about({ practiceId: unit.practiceId, ediFileId: file.id }));
  return file;
}

/** The file of the same bytes that came from this clearinghouse before. */
export function findReceived(
  em: SqlEntityManager,
  practiceId: string,
  { clearinghouseId, sha256 }: Pick<Received, 'clearinghouseId' | 'sha256'>,
): Promise<EdiFileRow | null> {
  return em.findOne(EdiFileEntity, { practiceId, clearinghouseId, direction: EdiDirection.IN, sha256 });
}
