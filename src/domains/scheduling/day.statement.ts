import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Reader } from '../../database/sql/reader.ts';
import { type Given, template } from '../../database/sql/template.ts';
import type { AppointmentFilter, AppointmentOrder } from '../../generated/models.ts';
import { givenPosition, inOrder, type PositionValues } from '../../reading/lists/position.ts';
import { appointmentFilter } from './appointment.filter.ts';
import { appointmentOrders } from './appointment.orders.ts';

interface DayValues extends PositionValues {
  practiceId: string;
  date: string;
  siteId: string | null | undefined;
  providerId: string | null | undefined;
  limit: number;
}

interface DayShape {
  bySite: boolean;
  byProvider: boolean;
  orderBy: AppointmentOrder;
  isFirst: boolean;
}

type Statements = ReturnType<typeof makeStatements>;

const unfiltered = new Map<string, Statements>();

/** What finds a page of a day's appointments, and counts those of all pages. */
export function dayStatements(shape: DayShape, filter: AppointmentFilter | null | undefined): Statements {
  const condition = appointmentFilter(filter);
  if (filter) return makeStatements(shape, condition);
  const key = Object.values(shape).join(' ');
  const statements = unfiltered.get(key) ?? makeStatements(shape, condition);
  unfiltered.set(key, statements);
  return statements;
}

function makeStatements(shape: DayShape, condition: Expression<SqlBool>) {
  const order = appointmentOrders[shape.orderBy];
  return {
    page: template<DayValues>((db, given) => {
      const page = onDay(db, given, shape).selectAll('appointment').where(condition);
      return inOrder(page, order, shape.isFirst ? null : givenPosition(order, given)).limit(given('limit', 'int'));
    }),
    count: template<DayValues>((db, given) =>
      onDay(db, given, shape).select(sql<number>`count(*)`.as('count')).where(condition),
    ),
  };
}

function onDay(db: Reader, given: Given<DayValues>, { bySite, byProvider }: DayShape) {
  const day = dayIn(given);
  const places = db.selectFrom('site as place').where('place.practiceId', '=', given('practiceId', 'uuid'));
  const place = bySite ? places.where('place.id', '=', given('siteId', 'uuid')) : places;
  let query = db
    .selectFrom('appointment')
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
  return byProvider ? query.where('appointment.providerId', '=', given('providerId', 'uuid')) : query;
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
