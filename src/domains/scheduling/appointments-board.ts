import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../context.ts';
import { anyOf } from '../../database/any-of.ts';
import type { Reader } from '../../database/reader.ts';
import type { Statement } from '../../database/statement-batch.ts';
import { type AppointmentsPayload, LiveKind, type SubscriptionAppointmentsArgs } from '../../generated/models.ts';
import { boardPayload } from '../../live/board.ts';
import type { LiveTick } from '../../live/live-tick.ts';
import { load, practiceIdOf } from '../../query/row-loader.ts';
import type { OrderKey } from '../../query/selected/joined-statement.ts';
import { selectPage } from '../../query/selected/select-page.ts';
import { siteById } from '../practice/site.loaders.ts';
import type { AppointmentRow } from './appointment.entity.ts';
import { localDay } from './local-day.ts';

const mostAppointments = 1000;
const byStart: readonly OrderKey[] = [
  { property: 'startsAt', direction: 'asc' },
  { property: 'id', direction: 'asc' },
];

/** What the board of a site's day shows next. */
export async function appointmentsPayload(
  context: Context,
  tick: LiveTick,
  { siteId, date }: SubscriptionAppointmentsArgs,
  info: GraphQLResolveInfo,
): Promise<AppointmentsPayload> {
  const { rows, kind, ...payload } = await boardPayload(tick, async (ids) => {
    const site = await load(context, siteById, siteId);
    if (!site) return [];
    const day = localDay(date, site.timeZone);
    const onDay = (db: Reader) => appointmentsOn(db, practiceIdOf(context), siteId, day, ids);
    return selectPage<AppointmentRow>(context, info, onDay, byStart, ['appointments']);
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

function appointmentsOn(
  db: Reader,
  practiceId: string,
  siteId: string,
  { from, until }: ReturnType<typeof localDay>,
  ids: readonly string[] | undefined,
): Statement {
  let query = db
    .selectFrom('appointment')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .where('siteId', '=', siteId)
    .where('startsAt', '>=', from)
    .where('startsAt', '<', until);
  if (ids) query = query.where('id', '=', anyOf(ids));
  return query.orderBy('startsAt').orderBy('id').limit(mostAppointments).compile();
}
