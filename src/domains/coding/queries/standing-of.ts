import { VisitCodingStatus } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { CodingQueryEntity } from '../coding-query.entity.ts';
import type { VisitCodingRow } from '../visit-coding.entity.ts';

/** Where a locked coding stands that is neither locked nor taken up: with its provider while a question waits. */
export async function standingOf(
  { em, practiceId }: WriteUnit,
  { id }: VisitCodingRow,
): Promise<Pick<VisitCodingRow, 'status' | 'queriedAt'>> {
  const [first] = await em.find(
    CodingQueryEntity,
    { practiceId, visitCodingId: id, answeredAt: null, withdrawnAt: null },
    { orderBy: { askedAt: 'asc' }, limit: 1 },
  );
  return { status: first ? VisitCodingStatus.QUERIED : VisitCodingStatus.READY, queriedAt: first?.askedAt ?? null };
}
