import type { Context } from '../../context.ts';
import type { Reader } from '../../database/reader.ts';
import type { AppointmentConnection, PatientAppointmentsArgs } from '../../generated/models.ts';
import { parsePageCursor, toConnection } from '../../query/connection.ts';
import { load, type RowLoader } from '../../query/row-loader.ts';
import type { AppointmentRow } from './appointment.entity.ts';

/** A patient's appointments, latest start first. */
export async function listAppointmentsOf(
  context: Context,
  patientId: string,
  { first, after }: PatientAppointmentsArgs,
): Promise<AppointmentConnection> {
  const before = parsePageCursor(after, ['instant', 'uuid']);
  const rows = await load(context, appointmentPages, JSON.stringify({ patientId, first, before } satisfies Page));
  return toConnection(rows ?? [], first, (row) => [row.startsAt.toISOString(), row.id]);
}

interface Page {
  patientId: string;
  first: number;
  /** Start and id of the last appointment of the page before. */
  before: string[] | null;
}

/** Pages by patient and place in the list: the patients of one answer ask for the same page, and get it in one query. */
const appointmentPages: RowLoader<string, AppointmentRow[]> = {
  load: async (db, keys, practiceId) => {
    const found = new Map<string, AppointmentRow[]>();
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
async function findPage(db: Reader, practiceId: string, pages: Page[]): Promise<AppointmentRow[]> {
  const { first = 0, before } = pages[0] ?? {};
  const patientIds = pages.map(({ patientId }) => patientId);
  // Patients not under their own name: the ORM would take an appointment's patient_id for a patient's id.
  const rows = await db
    .selectFrom('patient as person')
    .innerJoinLateral(
      ({ selectFrom }) => {
        const query = selectFrom('appointment')
          .selectAll('appointment')
          .whereRef('appointment.practiceId', '=', 'person.practiceId')
          .whereRef('appointment.patientId', '=', 'person.id')
          .orderBy('appointment.startsAt', 'desc')
          .orderBy('appointment.id', 'desc')
          .limit(first + 1);
        const page = before
          ? query.where(({ eb, refTuple, tuple }) =>
              eb(
                refTuple('appointment.startsAt', 'appointment.id'),
                '<',
                tuple(new Date(before[0] ?? ''), before[1] ?? ''),
              ),
            )
          : query;
        return page.as('page');
      },
      (join) => join.onTrue(),
    )
    .selectAll('page')
    .where('person.practiceId', '=', practiceId)
    .where('person.id', 'in', patientIds)
    .orderBy('page.startsAt', 'desc')
    .orderBy('page.id', 'desc')
    .execute();
  return rows as AppointmentRow[];
}
