import type { Context } from '../../context.ts';
import type { Reader } from '../../database/reader.ts';
import type { PatientVisitsArgs, VisitConnection } from '../../generated/models.ts';
import { parsePageCursor, toConnection } from '../../query/connection.ts';
import { load, type RowLoader } from '../../query/row-loader.ts';
import type { VisitRow } from './visit.entity.ts';

interface Page {
  patientId: string;
  first: number;
  /** Arrival and id of the last visit of the page before. */
  before: string[] | null;
}

/** Visits of a patient, latest first. */
export async function listVisits(
  context: Context,
  patientId: string,
  { first, after }: PatientVisitsArgs,
): Promise<VisitConnection> {
  const before = parsePageCursor(after, ['instant', 'uuid']);
  const rows = await load(context, visitPages, JSON.stringify({ patientId, first, before } satisfies Page));
  return toConnection(rows ?? [], first, (row) => [row.arrivedAt.toISOString(), row.id]);
}

/** Pages of visits by patient and place in the list: patients of one answer ask for the same page, and get it in one query. */
const visitPages: RowLoader<string, VisitRow[]> = {
  load: async (db, keys, practiceId) => {
    const found = new Map<string, VisitRow[]>();
    const pages = keys.map((key) => ({ key, page: JSON.parse(key) as Page }));
    for (const group of Map.groupBy(pages, ({ page }) => `${page.first} ${page.before}`).values()) {
      const rows = await findPage(
        db,
        practiceId,
        group.map(({ page }) => page),
      );
      const byPatient = Map.groupBy(rows, (row) => row.patientId);
      for (const { key, page } of group) found.set(key, byPatient.get(page.patientId) ?? []);
    }
    return found;
  },
};

/** The same page of several patients. */
async function findPage(db: Reader, practiceId: string, pages: Page[]): Promise<VisitRow[]> {
  const { first = 0, before = null } = pages[0] ?? {};
  const rows = await db
    .selectFrom('patient')
    .innerJoinLateral(
      ({ selectFrom }) => {
        const visits = selectFrom('visit')
          .selectAll()
          .whereRef('visit.practiceId', '=', 'patient.practiceId')
          .whereRef('visit.patientId', '=', 'patient.id')
          .orderBy('visit.arrivedAt', 'desc')
          .orderBy('visit.id', 'desc')
          .limit(first + 1);
        const [arrivedAt = '', id = ''] = before ?? [];
        const rest = visits.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('visit.arrivedAt', 'visit.id'), '<', tuple(new Date(arrivedAt), id)),
        );
        return (before ? rest : visits).as('visit');
      },
      (join) => join.onTrue(),
    )
    .selectAll('visit')
    .where('patient.practiceId', '=', practiceId)
    .where(
      'patient.id',
      'in',
      pages.map(({ patientId }) => patientId),
    )
    .orderBy('visit.arrivedAt', 'desc')
    .orderBy('visit.id', 'desc')
    .execute();
  return rows as VisitRow[];
}
