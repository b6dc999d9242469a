// Takes the coding of a visit back whose end is undone.

import { type VisitCodedError, VisitCodingStatus } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { type CodedVisit, lockCodingOf } from '../codings/begin-coding.ts';
import { saveCoding } from '../codings/save-coding.ts';

/** The coding of a locked visit waits until the visit ends again, and keeps what was recorded; or the refusal. */
export async function setCodingBack(unit: WriteUnit, visit: CodedVisit): Promise<VisitCodedError | null> {
  const coding = await lockCodingOf(unit, visit);
  if (!coding) return null;
  if (coding.status === VisitCodingStatus.RELEASED)
    return {
      __typename: 'VisitCodedError',
      message: `The coding of ${visit.ticket} was released, so its end stays; a coder can open the coding again with reopenCoding. If the patient is here, check them in again.`,
      path: ['id'],
      coding,
    } as VisitCodedError;
  coding.status = VisitCodingStatus.WAITING;
  coding.queriedAt = null;
  await saveCoding(unit, coding);
  return null;
}
