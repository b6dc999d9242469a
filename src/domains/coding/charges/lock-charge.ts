import {
  ChargeStatus,
  type CodingLockedError,
  type InvalidInputError,
  type StaleVersionError,
} from '../../../generated/models.ts';
import { invalidInput, unknownReference } from '../../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { ChargeEntity, type ChargeRow } from '../charge.entity.ts';
import { codingLocked, lockOpenCoding, type OpenCoding } from '../codings/lock-coding.ts';

const path = ['id'];

/**
 * A charge that counts, and its coding, both locked: the coding first, as by every write. Of a released coding only those
 * charges are given that stand on a claim that is corrected.
 */
export async function lockCharge(
  unit: WriteUnit,
  id: string,
  expectedVersion: number,
): Promise<(OpenCoding & { charge: ChargeRow }) | CodingLockedError | StaleVersionError | InvalidInputError> {
  const named = await unit.db
    .selectFrom('charge')
    .select('visitCodingId')
    .where('practiceId', '=', unit.practiceId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!named) return unknownReference('charge', path);
  const open = await lockOpenCoding(unit, named.visitCodingId, path);
  if (isRefusal(open)) return open;
  const charge = await unit.lock(ChargeEntity, id, expectedVersion);
  if (isRefusal(charge)) return charge;
  if (charge.status === ChargeStatus.VOIDED)
    return invalidInput('The charge is voided, and that stays; add it again with addCharge.', path);
  const isOfOther = open.corrected && charge.status !== ChargeStatus.CORRECTION_NEEDED;
  const locked = isOfOther ? await codingLocked(unit, open.coding, path) : null;
  return locked ?? { ...open, charge };
}
