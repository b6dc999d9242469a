import type { ClaimRow } from '../../domains/claims/claim.entity.ts';
import { ClaimEntity } from '../../domains/claims/claim.entity.ts';
import { ClearinghouseEntity } from '../../domains/claims/clearinghouse.entity.ts';
import { batchReference } from '../../domains/claims/files/freeze/claim-file-of.ts';
import { freezeBatch } from '../../domains/claims/files/freeze/freeze-batch.ts';
import { markSent } from '../../domains/claims/files/transport/mark-sent.ts';
import { runEdits } from '../../domains/claims/scrub/run-edits.ts';
import { recordClaimEvents } from '../../domains/claims/status/record-claim-events.ts';
import { ownEvent } from '../../domains/claims/work/change-claim.ts';
import { PracticeEntity } from '../../domains/practice/practice.entity.ts';
import type { ProfessionalClaim } from '../../edi/claim/professional-claim.ts';
import { ClaimEventKind, ClaimStatus } from '../../generated/models.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import type { DemoPast } from './demo-past.ts';

/** A file that was sent, with the claims as it holds them. */
export interface SentFile {
  clearinghouseId: string;
  group: string;
  set: string;
  reference: string;
  sentAt: Date;
  snapshots: ReadonlyMap<string, ProfessionalClaim>;
}

interface ToSend {
  clearinghouseId: string;
  claimIds: readonly string[];
  billerId: string;
  at: Date;
}

const handOverMs = 20_000;

/** Submits claims as the biller does, and notes the hand-over as the sender does. */
export async function sendPastFile(
  past: DemoPast,
  { clearinghouseId, claimIds, billerId, at }: ToSend,
): Promise<SentFile> {
  const sentAt = new Date(at.getTime() + handOverMs);
  const { ediFileId, ...file } = await past.at(at, billerId, async (unit) => {
    const clearinghouse = await unit.get(ClearinghouseEntity, clearinghouseId);
    const practice = await unit.em.findOneOrFail(PracticeEntity, { practiceId: unit.practiceId });
    const claims = await findClaims(unit, claimIds);
    const built = await runEdits(unit, claims);
    const members = claims.flatMap((claim) => {
      const snapshot = built.get(claim.id);
      return snapshot && claim.status === ClaimStatus.READY ? [{ claim, ...snapshot }] : [];
    });
    const { batch, frozen } = await freezeBatch(unit, { clearinghouse, practice }, members);
    if (!batch) throw new Error('A file of the demo cannot be written.');
    await recordClaimEvents(
      unit,
      frozen.map(({ claim }) => ownEvent(unit, claim, ClaimEventKind.QUEUED, { reports: ClaimStatus.QUEUED })),
    );
    return {
      ...{ ediFileId: batch.ediFileId, group: batch.groupControlNumber, set: batch.setControlNumber },
      reference: batchReference(batch.id),
      snapshots: new Map(frozen.map(({ claim, snapshot }) => [claim.id, snapshot])),
    };
  });
  await past.at(sentAt, null, (unit) => markSent(unit, ediFileId));
  return { clearinghouseId, sentAt, ...file };
}

export function findClaims({ em, practiceId }: WriteUnit, ids: readonly string[]): Promise<ClaimRow[]> {
  return em.find(ClaimEntity, { practiceId, id: { $in: [...ids] } }, { orderBy: { pcn: 'asc' } });
}
