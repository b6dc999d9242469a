import type { Context } from '../../context.ts';
import { anyOf } from '../../database/any-of.ts';
import type { PatientVisitsArgs, VisitConnection } from '../../generated/models.ts';
import { type ChildPages, loadChildPage } from '../../query/child-pages.ts';
import { parsePageCursor, toConnection } from '../../query/connection.ts';
import type { VisitRow } from './visit.entity.ts';

/** Visits of a patient, latest first. */
export async function listVisits(
  context: Context,
  patientId: string,
  { first, after }: PatientVisitsArgs,
): Promise<VisitConnection> {
  const before = parsePageCursor(after, ['instant', 'uuid']);
  const rows = await loadChildPage(context, visitPages, patientId, { first, before });
  return toConnection(rows, first, (row) => [row.arrivedAt.toISOString(), row.id]);
}

/** Pages of visits by patient. The cursor holds arrival and id. */
const visitPages: ChildPages<VisitRow> = {
  parentIdOf: (visit) => visit.patientId,
  find: async (db, practiceId, patientIds, { first, before }) => {
    // Patients not under their own name: the ORM would take a visit's patient_id for a patient's id.
    const rows = await db
      .selectFrom('patient as person')
      .innerJoinLateral(
        ({ selectFrom }) => {
          const visits = selectFrom('visit')
            .selectAll('visit')
            .whereRef('visit.practiceId', '=', 'person.practiceId')
            .whereRef('visit.patientId', '=', 'person.id')
            .orderBy('visit.arrivedAt', 'desc')
            .orderBy('visit.id', 'desc')
            .limit(first);
          const [arrivedAt = '', id = ''] = before ?? [];
          const rest = visits.where(({ eb, refTuple, tuple }) =>
            eb(refTuple('visit.arrivedAt', 'visit.id'), '<', tuple(new Date(arrivedAt), id)),
          );
          return (before ? rest : visits).as('visit');
        },
        (join) => join.onTrue(),
      )
      .selectAll('visit')
      .where('person.practiceId', '=', practiceId)
      .where('person.id', '=', anyOf(patientIds))
      .orderBy('visit.arrivedAt', 'desc')
      .orderBy('visit.id', 'desc')
      .execute();
    return rows as VisitRow[];
  },
};
