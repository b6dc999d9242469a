import { type RawBuilder, sql } from 'kysely';
import { type Given, template } from '../../database/template.ts';

interface DayValues {
  practiceId: string;
  date: string;
  siteId: string | null | undefined;
  providerId: string | null | undefined;
  startsAt: Date | undefined;
  id: string | undefined;
  limit: number;
}

interface DayShape {
  bySite: boolean;
  byProvider: boolean;
  isAfter: boolean;
}

const known = new Map<string, ReturnType<typeof makeStatement>>();

/** Finds a page of a day's appointments, by start. */
export function dayStatement(shape: DayShape): ReturnType<typeof makeStatement> {
  const key = `${shape.bySite} ${shape.byProvider} ${shape.isAfter}`;
  const statement = known.get(key) ?? makeStatement(shape);
  known.set(key, statement);
  return statement;
}

function makeStatement({ bySite, byProvider, isAfter }: DayShape) {
  return template<DayValues>((db, given) => {
    const day = dayIn(given);
    const places = db.selectFrom('site as place').where('place.practiceId', '=', given('practiceId', 'uuid'));
    const place = bySite ? places.where('place.id', '=', given('siteId', 'uuid')) : places;
    let query = db
      .selectFrom('appointment')
      .selectAll('appointment')
      .where('appointment.practiceId', '=', given('practiceId', 'uuid'))
      // The first and last instant that it is this day anywhere: bounds that an index can use.
      .where('appointment.startsAt', '>=', place.select(sql<Date>`min(${day.from})`.as('from')))
      .where('appointment.startsAt', '<', place.select(sql<Date>`max(${day.until})`.as('until')));
    if (bySite) query = query.where('appointment.siteId', '=', given('siteId', 'uuid'));
    else
      query = query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('site as place')
            .select('place.id')
            .whereRef('place.practiceId', '=', 'appointment.practiceId')
            .whereRef('place.id', '=', 'appointment.siteId')
            .where('appointment.startsAt', '>=', day.from)
            .where('appointment.startsAt', '<', day.until),
        ),
      );
    if (byProvider) query = query.where('appointment.providerId', '=', given('providerId', 'uuid'));
    if (isAfter)
      query = query.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('appointment.startsAt', 'appointment.id'),
          '>',
          tuple(given('startsAt', 'timestamptz'), given('id', 'uuid')),
        ),
      );
    return query.orderBy('appointment.startsAt').orderBy('appointment.id').limit(given('limit', 'int'));
  });
}

/** The first instant of the day and that of the next one where a site is: after the day before's last second, since in some zones midnight comes twice or never. */
function dayIn(given: Given<DayValues>): { from: RawBuilder<Date>; until: RawBuilder<Date> } {
  const after = (second: RawBuilder<unknown>) =>
    sql<Date>`(${second} at time zone place.time_zone + interval '1 second')`;
  const date = given('date', 'date');
  return {
    from: after(sql`(${date} - interval '1 second')`),
    until: after(sql`(${date} + interval '86399 seconds')`),
  };
}
