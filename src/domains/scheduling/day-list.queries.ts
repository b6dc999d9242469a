import type { Context } from '../../context.ts';
import type { Reader } from '../../database/reader.ts';
import type { AppointmentConnection, QueryDayListArgs } from '../../generated/models.ts';
import { BadInput } from '../../query/bad-input.ts';
import { parsePageCursor, toConnection } from '../../query/connection.ts';
import { load, practiceIdOf } from '../../query/row-loader.ts';
import { siteById } from '../practice/site.loaders.ts';
import type { AppointmentRow } from './appointment.entity.ts';
import { localDay } from './local-day.ts';

/** A day's appointments of a site, a provider or both, by start. */
export async function listDay(context: Context, args: QueryDayListArgs): Promise<AppointmentConnection> {
  const { date, siteId, providerId, first, after } = args;
  if (!siteId && !providerId) throw new BadInput('Name siteId, providerId or both.', ['siteId']);
  const cursor = parsePageCursor(after, ['instant', 'uuid']);
  const db = await context.request.reads.reader();
  const days = await findDays(context, db, date, siteId);
  let query = selectOnDays(db, practiceIdOf(context), days);
  if (siteId) query = query.where('appointment.siteId', '=', siteId);
  if (providerId) query = query.where('appointment.providerId', '=', providerId);
  if (cursor)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('appointment.startsAt', 'appointment.id'), '>', tuple(new Date(cursor[0] ?? ''), cursor[1] ?? '')),
    );
  const rows = days.length > 0 ? await query.limit(first + 1).execute() : [];
  return toConnection(rows as AppointmentRow[], first, (row) => [row.startsAt.toISOString(), row.id]);
}

function selectOnDays(db: Reader, practiceId: string, days: readonly ZonedDay[]) {
  return (
    db
      .selectFrom('appointment')
      // Not under its own name: the ORM would take an appointment's site_id for the site's id, and answer it as the row's id.
      .innerJoin('site as place', (join) =>
        join.onRef('place.practiceId', '=', 'appointment.practiceId').onRef('place.id', '=', 'appointment.siteId'),
      )
      .selectAll('appointment')
      .where('appointment.practiceId', '=', practiceId)
      .where(({ eb, and, or }) =>
        or(
          days.map(({ timeZone, from, until }) =>
            and([
              eb('place.timeZone', '=', timeZone),
              eb('appointment.startsAt', '>=', from),
              eb('appointment.startsAt', '<', until),
            ]),
          ),
        ),
      )
      // Said once more for all zones together: bounds inside alternatives are no bounds for an index.
      .where('appointment.startsAt', '>=', new Date(Math.min(...days.map(({ from }) => from.getTime()))))
      .where('appointment.startsAt', '<', new Date(Math.max(...days.map(({ until }) => until.getTime()))))
      .orderBy('appointment.startsAt')
      .orderBy('appointment.id')
  );
}

interface ZonedDay {
  timeZone: string;
  from: Date;
  until: Date;
}

/** The day in the site's time zone; without a site, in each one that the practice works in. */
async function findDays(
  context: Context,
  db: Reader,
  date: string,
  siteId: string | null | undefined,
): Promise<ZonedDay[]> {
  const zoned = ({ timeZone }: { timeZone: string }) => ({ timeZone, ...localDay(date, timeZone) });
  if (siteId) {
    const site = await load(context, siteById, siteId);
    if (!site) throw new BadInput('This practice has no such site: siteId.', ['siteId']);
    return [zoned(site)];
  }
  const zones = await db
    .selectFrom('site')
    .select('timeZone')
    .distinct()
    .where('practiceId', '=', practiceIdOf(context))
    .execute();
  return zones.map(zoned);
}
