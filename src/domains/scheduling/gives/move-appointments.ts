import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import { BookedResource } from '../../../generated/models.ts';
import { type Move, type MovedRows, moveRows, moveRowsBack } from '../../../writing/moved-rows.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { AppointmentEntity, type AppointmentRow } from '../appointment.entity.ts';
import { appointmentChanged } from '../appointment.events.ts';

const changed = (appointment: AppointmentRow) => [appointmentChanged(appointment)];
const mostClashes = 20;

/** Appointments of one patient at times at which another has one, too, the earliest first. */
export async function findClashes(unit: WriteUnit, { from, to }: Move): Promise<AppointmentRow[]> {
  const { em, db, practiceId } = unit;
  const { rows } = await sql<{ id: string }>`
    select mine.appointment_id as id from booking mine
      join booking other on other.practice_id = ${practiceId} and other.resource = 'PATIENT' and other.resource_id = ${to}
        and other.released_at is null and other.during && mine.during
    where mine.practice_id = ${practiceId} and mine.resource = 'PATIENT' and mine.resource_id = ${from} and mine.released_at is null
    group by mine.appointment_id order by min(lower(mine.during)) limit ${mostClashes}`.execute(db);
  const ids = rows.map(({ id }) => id);
  return ids.length === 0
    ? []
    : em.find(AppointmentEntity, { practiceId, id: { $in: ids } }, { orderBy: { startsAt: 'asc' } });
}

/** Gives all appointments of one patient, and the times they take, to another one. */
export async function moveAppointments(unit: WriteUnit, move: Move): Promise<MovedRows> {
  const moved = await moveRows(unit, AppointmentEntity, move, changed);
  await moveBookings(unit, move, Object.keys(moved));
  return moved;
}

/** Gives appointments that were moved back; false where one was changed since. */
export async function moveAppointmentsBack(unit: WriteUnit, move: Move, moved?: MovedRows): Promise<boolean> {
  const isDone = await moveRowsBack(unit, AppointmentEntity, move, moved, changed);
  if (isDone) await moveBookings(unit, move, Object.keys(moved ?? {}));
  return isDone;
}

async function moveBookings({ db, practiceId }: WriteUnit, { from, to }: Move, ids: readonly string[]): Promise<void> {
  await db
    .updateTable('booking')
    .set({ resourceId: to })
    .where('practiceId', '=', practiceId)
    .where('appointmentId', '=', anyOf(ids))
    .where('resource', '=', BookedResource.PATIENT)
    .where('resourceId', '=', from)
    .execute();
}
