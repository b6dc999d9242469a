// Opens the coding of a visit that is over, with what visits of its type are usually charged.

import { VisitCodingStatus } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { addUsualCharges } from '../charges/add-usual-charges.ts';
import { beginCoding, type CodedVisit, lockCodingOf } from '../codings/begin-coding.ts';
import { saveCoding } from '../codings/save-coding.ts';
import { standingOf } from '../queries/standing-of.ts';

/** Called in the transaction that ends a locked visit. A coding that waits goes on with what it has. */
export async function openCoding(unit: WriteUnit, visit: CodedVisit): Promise<void> {
  const present = await lockCodingOf(unit, visit);
  const coding = present ?? (await beginCoding(unit, visit, VisitCodingStatus.READY));
  if (present?.status === VisitCodingStatus.WAITING) {
    Object.assign(present, await standingOf(unit, present));
    present.providerId = visit.providerId ?? null;
    await saveCoding(unit, present);
  } else if (present) return;
  await addUsualCharges(unit, coding, visit.visitTypeId);
}
