import { sql } from 'kysely';
import { anyOf } from '../../database/sql/any-of.ts';
import type { StrandedBy } from '../../generated/models.ts';
import type { RowLoader } from '../../reading/row-loader.ts';
import type { AppointmentRow } from './appointment.entity.ts';
import { isAhead, isStranded, strandingConditions } from './stranded.ts';

/** Why booked appointments cannot take place as they are booked, by id; none of those that can. */
export const strandedById: RowLoader<string, StrandedBy[]> = {
  load: async (db, ids, practiceId) => {
    const practice = sql<string>`${practiceId}::uuid`;
    const reasons = strandingConditions(practice).map(
      ([reason, condition]) => sql`case when ${condition} then ${reason}::text end`,
    );
    const rows = await db
      .selectFrom('appointment')
      .select(['appointment.id', sql<StrandedBy[]>`array_remove(array[${sql.join(reasons)}], null)`.as('reasons')])
      .where('appointment.practiceId', '=', practiceId)
      .where('appointment.id', '=', anyOf(ids))
      .where(isAhead())
      .execute();
    return new Map(rows.map(({ id, reasons }) => [id, reasons]));
  },
};

/** The most appointments of one answer. */
const mostShown = 20;

interface Stranded {
  count: number;
  appointments: AppointmentRow[];
}

/** The stranded appointments of a room, a provider or a visit type: how many there are, and the first ones. */
export const strandedOf = {
  room: loaderOf('roomId'),
  provider: loaderOf('providerId'),
  visitType: loaderOf('visitTypeId'),
};

function loaderOf(property: 'roomId' | 'providerId' | 'visitTypeId'): RowLoader<string, Stranded> {
  return {
    load: async (db, ids, practiceId) => {
      const found = new Map<string, Stranded>();
      // A mutation changes one row, and there are as many ids as mutations in the operation.
      for (const id of ids) {
        const rows = await db
          .selectFrom('appointment')
          .selectAll('appointment')
          .select(sql<string>`count(*) over ()`.as('count'))
          .where('appointment.practiceId', '=', practiceId)
          .where(`appointment.${property}`, '=', id)
          .where(isStranded(sql<string>`${practiceId}::uuid`))
          .orderBy('appointment.startsAt')
          .orderBy('appointment.id')
          .limit(mostShown)
          .execute();
        found.set(id, { count: Number(rows[0]?.count ?? 0), appointments: rows as AppointmentRow[] });
      }
      return found;
    },
  };
}
