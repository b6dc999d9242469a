import { LockMode } from '@mikro-orm/core';
import { type Move, type MovedRows, moveRowsBack } from '../../../writing/moved-rows.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { CoverageEntity, type CoverageRow } from '../coverage.entity.ts';

const lastRank = 9;

/**
 * Gives all coverages of one patient to another one. Where that one has a coverage of the rank on one of the days, the
 * moved one goes to the end of the line. A tenth place is not there: the caller's constraint refuses it.
 */
export async function moveCoverages(unit: WriteUnit, { from, to }: Move): Promise<MovedRows> {
  const moved = await lockCoverages(unit, from);
  const present = await lockCoverages(unit, to);
  for (const coverage of moved) {
    const meets = (rank: number) => present.some((other) => other.rank === rank && overlap(other, coverage));
    while (meets(coverage.rank) && coverage.rank < lastRank) coverage.rank += 1;
    coverage.patientId = to;
    present.push(coverage);
  }
  await unit.save();
  return Object.fromEntries(moved.map(({ id, version }) => [id, version]));
}

/** Gives coverages that were moved back, first in line again; false where one was changed since. */
export async function moveCoveragesBack(unit: WriteUnit, move: Move, moved?: MovedRows): Promise<boolean> {
  if (!(await moveRowsBack(unit, CoverageEntity, move, moved))) return false;
  const own: CoverageRow[] = [];
  for (const coverage of await lockCoverages(unit, move.to)) {
    const meets = (rank: number) => own.some((other) => other.rank === rank && overlap(other, coverage));
    let rank = 1;
    while (meets(rank)) rank += 1;
    coverage.rank = rank;
    own.push(coverage);
  }
  await unit.save();
  return true;
}

/** Dates in ISO 8601 are in the order of their texts; a coverage without an end has no day after its last. */
function overlap(one: CoverageRow, other: CoverageRow): boolean {
  const endsBefore = (end: string | null | undefined, start: string) => end != null && end < start;
  return !endsBefore(one.validUntil, other.validFrom) && !endsBefore(other.validUntil, one.validFrom);
}

function lockCoverages({ em, practiceId }: WriteUnit, patientId: string): Promise<CoverageRow[]> {
  return em.find(
    CoverageEntity,
    { practiceId, patientId },
    { orderBy: { rank: 'asc', id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
}
