// Takes back what another domain proposed to bill.

import { LockMode } from '@mikro-orm/core';
import {
  type ChargeSource,
  ChargeStatus,
  type CodingLockedError,
  VisitCodingStatus,
} from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { ChargeEntity, type ChargeRow } from '../charge.entity.ts';
import { codingLocked } from '../codings/lock-coding.ts';
import { saveCoding } from '../codings/save-coding.ts';
import { VisitCodingEntity } from '../visit-coding.entity.ts';

interface Withdrawn {
  source: ChargeSource;
  sourceId: string;
  reason?: string | null;
}

/**
 * Voids the charge that a row proposed, in the caller's transaction. Null where there is none that counts; a coding that
 * was released is refused.
 * @param path The caller's argument that names what is not to be billed.
 */
export async function withdrawCharge(
  unit: WriteUnit,
  { source, sourceId, reason = null }: Withdrawn,
  path: string[] = ['id'],
): Promise<ChargeRow | CodingLockedError | null> {
  const { practiceId, em } = unit;
  const proposed = { practiceId, source, sourceId, status: { $ne: ChargeStatus.VOIDED } };
  const found = await em.findOne(ChargeEntity, proposed);
  if (!found) return null;
  const coding = await em.findOneOrFail(
    VisitCodingEntity,
    { practiceId, id: found.visitCodingId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  const locked = coding.status === VisitCodingStatus.RELEASED ? await codingLocked(unit, coding, path) : null;
  if (locked) return locked;
  // Again, under the lock: a coder may have voided it meanwhile.
  const charge = await em.findOne(ChargeEntity, proposed, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!charge) return null;
  charge.status = ChargeStatus.VOIDED;
  charge.voidReason = reason;
  await saveCoding(unit, coding);
  return charge;
}
