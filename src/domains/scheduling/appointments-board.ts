import type { GraphQLResolveInfo } from 'graphql';
import type { Statement } from '../../database/connection/statement-batch.ts';
import { anyOf } from '../../database/sql/any-of.ts';
import type { Reader } from '../../database/sql/reader.ts';
import { type AppointmentsPayload, LiveKind, type SubscriptionAppointmentsArgs } from '../../generated/models.ts';
import { boardPayload } from '../../live/course/board.ts';
import type { LiveTick } from '../../live/course/live-tick.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { OrderKey } from '../../reading/selected/joined-statement.ts';
import { selectPage } from '../../reading/selected/select-page.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { localDay } from '../../time/site-time.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import type { AppointmentRow } from './appointment.entity.ts';

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
    const site = await load(context, rowsById(SiteEntity), siteId);
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
