import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { AskedOf } from '../../reading/lists/list.ts';

/** Whether an appointment is on a `date`: at a site, with a provider or both. */
export function isOnDay({ has, given }: AskedOf): readonly Expression<SqlBool>[] {
  const day = dayIn(given('date', 'date'));
  const practice = given('practiceId', 'uuid');
  const isPlace = has('siteId') ? sql` and place.id = ${given('siteId', 'uuid')}` : sql``;
  const ofPlaces = (bound: RawBuilder<unknown>) =>
    sql`(select ${bound} from site place where place.practice_id = ${practice}${isPlace})`;
  return [
    // The first and last instant that it is this day anywhere: bounds that an index can use.
    sql<SqlBool>`appointment.starts_at >= ${ofPlaces(sql`min(${day.from})`)}`,
    sql<SqlBool>`appointment.starts_at < ${ofPlaces(sql`max(${day.until})`)}`,
    has('siteId')
      ? sql<SqlBool>`appointment.site_id = ${given('siteId', 'uuid')}`
      : sql<SqlBool>`exists (select from site place where place.practice_id = ${practice} and place.id = appointment.site_id
          and appointment.starts_at >= ${day.from} and appointment.starts_at < ${day.until})`,
    ...(has('providerId') ? [sql<SqlBool>`appointment.provider_id = ${given('providerId', 'uuid')}`] : []),
  ];
}

/**
 * The first instant of the day and that of the next one where a site is. Computed from the day before's last second,
 * since in some zones midnight comes twice or never.
 */
function dayIn(date: RawBuilder<string>): { from: RawBuilder<Date>; until: RawBuilder<Date> } {
  const after = (second: RawBuilder<unknown>) =>
    sql<Date>`(${second} at time zone place.time_zone + interval '1 second')`;
  return {
    from: after(sql`(${date} - interval '1 second')`),
    until: after(sql`(${date} + interval '86399 seconds')`),
  };
}
