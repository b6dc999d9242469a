import type { Reader } from '../../database/sql/reader.ts';
import { type PatientAlreadyHereError, VisitStage } from '../../generated/models.ts';
import type { VisitRow } from './visit.entity.ts';

function wayOut({ stage }: VisitRow): string {
  const end = 'go on with that visit, or end it with advanceVisit or leaveWithoutBeingSeen';
  return stage === VisitStage.WAITING ? `${end}; undoCheckIn takes a check-in of the wrong patient back` : end;
}

/** The refusal of a second visit of a patient who has one that is not over; null when they have none. */
export async function patientAlreadyHere(
  db: Reader,
  { practiceId, patientId }: Pick<VisitRow, 'practiceId' | 'patientId'>,
  path: string[],
): Promise<PatientAlreadyHereError | null> {
  const row = await db
    .selectFrom('visit')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .where('patientId', '=', patientId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const visit = row as VisitRow;
  const message = `The patient is here already with ticket ${visit.ticket}, ${visit.stage}; ${wayOut(visit)}.`;
  return { __typename: 'PatientAlreadyHereError', message, path, visit };
}
