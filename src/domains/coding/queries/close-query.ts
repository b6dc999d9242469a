import {
  type CodingQueryClosedError,
  type InvalidInputError,
  type StaleVersionError,
  VisitCodingStatus,
} from '../../../generated/models.ts';
import { unknownReference } from '../../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { CodingQueryEntity, type CodingQueryRow } from '../coding-query.entity.ts';
import { saveCoding } from '../codings/save-coding.ts';
import { VisitCodingEntity, type VisitCodingRow } from '../visit-coding.entity.ts';
import { standingOf } from './standing-of.ts';

type Closed = Partial<Pick<CodingQueryRow, 'answer' | 'answeredAt' | 'answeredById' | 'withdrawnAt' | 'withdrawnById'>>;

/** Closes a question that waits; with the last one its coding goes on. The question, or the refusal. */
export async function closeQuery(
  unit: WriteUnit,
  id: string,
  expectedVersion: number,
  closed: Closed,
): Promise<CodingQueryRow | CodingQueryClosedError | StaleVersionError | InvalidInputError> {
  const named = await unit.db
    .selectFrom('coding_query')
    .select('visitCodingId')
    .where('practiceId', '=', unit.practiceId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!named) return unknownReference('question', ['id']);
  // The coding first, as by every write.
  const coding = await unit.lock(VisitCodingEntity, named.visitCodingId, { path: ['id'] });
  if (isRefusal(coding)) return coding;
  const query = await unit.lock(CodingQueryEntity, id, { path: ['id'] });
  if (isRefusal(query)) return query;
  if (query.answeredAt || query.withdrawnAt) return queryClosed(query);
  const current = await unit.lock(CodingQueryEntity, id, expectedVersion);
  if (isRefusal(current)) return current;
  Object.assign(query, closed);
  await unit.save();
  await goOn(unit, coding);
  return query;
}

/** A coding whose visit goes on keeps waiting; one that a coder has is theirs again. */
async function goOn(unit: WriteUnit, coding: VisitCodingRow): Promise<void> {
  if (coding.status === VisitCodingStatus.QUERIED) {
    const standing = await standingOf(unit, coding);
    const isTaken = standing.status === VisitCodingStatus.READY && coding.coderId;
    Object.assign(coding, standing, isTaken ? { status: VisitCodingStatus.IN_CODING } : {});
  }
  await saveCoding(unit, coding);
}

function queryClosed(codingQuery: CodingQueryRow): CodingQueryClosedError {
  const state = codingQuery.answeredAt ? 'answered' : 'withdrawn';
  return {
    __typename: 'CodingQueryClosedError',
    message: `The question was ${state} already; a coder can ask another one with queryProvider.`,
    path: ['id'],
    codingQuery,
  } as CodingQueryClosedError;
}
