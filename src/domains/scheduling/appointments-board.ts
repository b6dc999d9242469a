import type { Context } from '../../context.ts';
import { anyOf } from '../../database/any-of.ts';
import type { Reader } from '../../database/reader.ts';
import { type AppointmentsPayload, LiveKind, type SubscriptionAppointmentsArgs } from '../../generated/models.ts';
import { boardPayload } from '../../live/board.ts';
import type { LiveTick } from '../../live/live-tick.ts';
import { load, practiceIdOf } from '../../query/row-loader.ts';
import { siteById } from '../practice/site.loaders.ts';
import type { AppointmentRow } from './appointment.entity.ts';
import { localDay } from './local-day.ts';

const mostAppointments = 1000;

/** What the board of a site's day shows next. */
export async function appointmentsPayload(
  context: Context,
  tick: LiveTick,
  { siteId, date }: SubscriptionAppointmentsArgs,
): Promise<AppointmentsPayload> {
  const { rows, kind, ...payload } = await boardPayload(context, tick, async (db, ids) => {
    const site = await load(context, siteById, siteId);
    return site ? findOnDay(db, practiceIdOf(context), siteId, localDay(date, site.timeZone), ids) : [];
  });
  const isOfAnotherDay = kind === LiveKind.CHANGE && rows.length === 0;
  return {
    ...payload,
    kind: isOfAnotherDay ? LiveKind.HEARTBEAT : kind,
    appointments: rows,
    // An appointment's start and site never change, cancelled and rescheduled ones stay: what is not of this day never was.
    removed: [],
  };
}

async function findOnDay(
  db: Reader,
  practiceId: string,
  siteId: string,
  { from, until }: ReturnType<typeof localDay>,
  ids: readonly string[] | undefined,
): Promise<AppointmentRow[]> {
  let query = db
    .selectFrom('appointment')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .where('siteId', '=', siteId)
    .where('startsAt', '>=', from)
    .where('startsAt', '<', until);
  if (ids) query = query.where('id', '=', anyOf(ids));
  const rows = await query.orderBy('startsAt').orderBy('id').limit(mostAppointments).execute();
  return rows as AppointmentRow[];
}
