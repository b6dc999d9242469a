import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import {
  BatchStatus,
  ClaimEventKind,
  ClaimEventSource,
  ClaimStatus,
  EdiFileStatus,
} from '../../../../generated/models.ts';
import { type WritingNeeds, writeAsJob } from '../../../../jobs/write-as-job.ts';
import { isRefusal, type WriteUnit } from '../../../../writing/unit.ts';
import { ClaimEntity } from '../../claim.entity.ts';
import { recordClaimEvents } from '../../status/record-claim-events.ts';
import { BatchEntity, type BatchRow } from '../batch.entity.ts';
import { EdiFileEntity } from '../edi-file.entity.ts';

/** Claims of one transaction. */
const chunk = 200;

/** Names the hand-over of a version: an answer that implies it and the sender's own note are one event. */
export const submittedKey = (versionNumber: number): string => `SUBMITTED ${versionNumber}`;

interface Marked {
  __typename: 'MarkedSuccess';
  isOver: boolean;
}

/** Notes the hand-over with the next claims of a file. True when all are noted; the file is sent then. */
export async function markNextClaims(
  needs: WritingNeeds,
  { practiceId, ediFileId }: { practiceId: string; ediFileId: string },
  job: string,
): Promise<boolean> {
  const { isOver } = await writeAsJob<Marked>(needs, { practiceId, job }, async (unit) => ({
    __typename: 'MarkedSuccess',
    isOver: await markSent(unit, ediFileId),
  }));
  return isOver;
}

/** The same in a write of the caller's. */
export async function markSent(unit: WriteUnit, ediFileId: string): Promise<boolean> {
  const { practiceId } = unit;
  const file = await unit.lock(EdiFileEntity, ediFileId);
  if (isRefusal(file) || file.status !== EdiFileStatus.FROZEN) return true;
  const batch = await unit.em.findOne(BatchEntity, { practiceId, ediFileId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (batch) await markClaims(unit, batch);
  const isLast = !batch || batch.marked >= batch.claims;
  if (isLast) file.status = EdiFileStatus.SENT;
  if (isLast && batch) Object.assign(batch, { status: BatchStatus.SENT, sentAt: unit.now });
  await unit.save();
  return isLast;
}

async function markClaims(unit: WriteUnit, batch: BatchRow): Promise<void> {
  const { practiceId } = unit;
  const { rows } = await sql<{ claimId: string; number: number }>`
    select member.claim_id as "claimId", version.number
    from batch_claim member
    join claim_version version on version.practice_id = member.practice_id and version.id = member.claim_version_id
    where member.practice_id = ${practiceId} and version.practice_id = ${practiceId} and member.batch_id = ${batch.id}
      and member.position > ${batch.marked} and member.position <= ${batch.marked + chunk}`.execute(unit.db);
  const versions = new Map(rows.map(({ claimId, number }) => [claimId, number]));
  const claims = await unit.em.find(
    ClaimEntity,
    { practiceId, id: { $in: [...versions.keys()] } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  await recordClaimEvents(
    unit,
    claims.map((claim) => {
      const versionNumber = versions.get(claim.id) ?? claim.versionNumber;
      return {
        ...{ claim, kind: ClaimEventKind.SUBMITTED, source: ClaimEventSource.SYSTEM, reports: ClaimStatus.SUBMITTED },
        ...{ versionNumber, answerKey: submittedKey(versionNumber) },
      };
    }),
  );
  batch.marked = Math.min(batch.marked + chunk, batch.claims);
}
