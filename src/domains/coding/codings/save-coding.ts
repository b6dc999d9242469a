import { VisitCodingStatus } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import type { VisitCodingRow } from '../visit-coding.entity.ts';
import { codingChanged } from './visit-coding.events.ts';

/**
 * Saves what a write has changed in a locked coding, its diagnoses, charges or questions: the coding gets a new version.
 */
export async function saveCoding(unit: WriteUnit, coding: VisitCodingRow, coderBefore?: string | null): Promise<void> {
  // Later than before, also for two writes within a millisecond: the version counts changes of the row.
  coding.changedAt = new Date(Math.max(unit.now.getTime(), coding.changedAt.getTime() + 1));
  await unit.save(codingChanged(coding, coderBefore));
}

/** A coder's first change takes a coding that waits for one. */
export function takeIntoCoding({ staffMemberId }: WriteUnit, coding: VisitCodingRow): void {
  if (coding.status !== VisitCodingStatus.READY) return;
  coding.status = VisitCodingStatus.IN_CODING;
  coding.coderId ??= staffMemberId;
}
