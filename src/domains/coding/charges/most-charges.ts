import { ChargeStatus, type InvalidInputError } from '../../../generated/models.ts';
import { invalidInput } from '../../../writing/invalid-input.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { ChargeEntity } from '../charge.entity.ts';
import type { VisitCodingRow } from '../visit-coding.entity.ts';

/** Of one visit; ten claims of 50 lines. */
const mostCharges = 500;

/** The refusal of one more charge of a locked coding that has the most that it can have. */
export async function noRoomForCharges(
  { em, practiceId }: WriteUnit,
  { id }: VisitCodingRow,
): Promise<InvalidInputError | null> {
  const status = { $ne: ChargeStatus.VOIDED };
  const count = await em.count(ChargeEntity, { practiceId, visitCodingId: id, status });
  if (count < mostCharges) return null;
  return invalidInput(`A visit has at most ${mostCharges} charges; void those that are not to be billed.`, [
    ...['input', 'visitCodingId'],
  ]);
}
