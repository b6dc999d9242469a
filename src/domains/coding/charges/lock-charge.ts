import {
  ChargeStatus,
  type CodingLockedError,
  type InvalidInputError,
  type StaleVersionError,
} from '../../../generated/models.ts';
import { invalidInput, unknownReference } from '../../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { ChargeEntity, type ChargeRow } from '../charge.entity.ts';
import { lockCoding } from '../codings/lock-coding.ts';
import type { VisitCodingRow } from '../visit-coding.entity.ts';

const path = ['id'];

/** A charge that counts, and its coding, both locked: the coding first, as by every write. */
export async function lockCharge(
  unit: WriteUnit,
  id: string,
  expectedVersion: number,
): Promise<{ charge: ChargeRow; coding: VisitCodingRow } | CodingLockedError | StaleVersionError | InvalidInputError> {
  const named = await unit.db
    .selectFrom('charge')
    .select('visitCodingId')
    .where('practiceId', '=', unit.practiceId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!named) return unknownReference('charge', path);
  const coding = await lockCoding(unit, named.visitCodingId, path);
  if (isRefusal(coding)) return coding;
  const charge = await unit.lock(ChargeEntity, id, expectedVersion);
  if (isRefusal(charge)) return charge;
  if (charge.status === ChargeStatus.VOIDED)
    return invalidInput('The charge is voided, and that stays; add it again with addCharge.', path);
  return { charge, coding };
}
