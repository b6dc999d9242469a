import type { Context } from '../../context.ts';
import { anyOf } from '../../database/any-of.ts';
import type { Reader } from '../../database/reader.ts';
import type { AppointmentConnection, PatientAppointmentsArgs } from '../../generated/models.ts';
import { type ChildPage, type ChildPages, loadChildPage } from '../../query/child-pages.ts';
import { parsePageCursor, toConnection } from '../../query/connection.ts';
import type { AppointmentRow } from './appointment.entity.ts';

/** A patient's appointments, latest start first. */
export async function listAppointmentsOf(
  context: Context,
  patientId: string,
  { first, after }: PatientAppointmentsArgs,
): Promise<AppointmentConnection> {
  const before = parsePageCursor(after, ['instant', 'uuid']);
  const rows = await loadChildPage(context, appointmentPages, patientId, { first, before });
  return toConnection(rows, first, (row) => [row.startsAt.toISOString(), row.id]);
}

/** Pages of appointments by patient. The cursor holds start and id. */
const appointmentPages: ChildPages<AppointmentRow> = {
  parentIdOf: (appointment) => appointment.patientId,
  find: findPage,
};

/** The same page of several patients. */
async function findPage(
  db: Reader,
  practiceId: string,
  patientIds: string[],
  { first, before }: ChildPage,
): Promise<AppointmentRow[]> {
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
          .limit(first);
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
    .where('person.id', '=', anyOf(patientIds))
    .orderBy('page.startsAt', 'desc')
    .orderBy('page.id', 'desc')
    .execute();
  return rows as AppointmentRow[];
}
