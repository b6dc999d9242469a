import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../context.ts';
import type { AppointmentConnection, QueryDayListArgs } from '../../generated/models.ts';
import { BadInput } from '../../query/bad-input.ts';
import { beginCount } from '../../query/begin-count.ts';
import { toConnection } from '../../query/connection.ts';
import { parsePageCursor } from '../../query/page-cursor.ts';
import { valuesOf } from '../../query/position-values.ts';
import { load, practiceIdOf } from '../../query/row-loader.ts';
import { selectPage } from '../../query/selected/select-page.ts';
import { siteById } from '../practice/site.loaders.ts';
import type { AppointmentRow } from './appointment.entity.ts';
import { appointmentOrders } from './appointment.orders.ts';
import { dayStatements } from './day.statement.ts';

/** A day's appointments of a site, a provider or both, by start. */
export async function listDay(
  context: Context,
  { date, siteId, providerId, filter, orderBy, first, after }: QueryDayListArgs,
  info: GraphQLResolveInfo,
): Promise<AppointmentConnection> {
  if (!siteId && !providerId) throw new BadInput('Name siteId, providerId or both.', ['siteId']);
  const order = appointmentOrders[orderBy];
  const position = parsePageCursor(after, order);
  const shape = { bySite: !!siteId, byProvider: !!providerId, orderBy, isFirst: position === null };
  const { page, count } = dayStatements(shape, filter);
  const values = {
    practiceId: practiceIdOf(context),
    date,
    siteId,
    providerId,
    limit: first + 1,
    ...valuesOf(position),
  };
  const counted = beginCount(info, async () => {
    const { reads } = context.request;
    const [row] = await reads.select(count(await reads.reader(), values));
    return Number(row?.[0]);
  });
  const rows = await selectPage<AppointmentRow>(context, info, (db) => page(db, values), order.keys);
  if (siteId && rows.length === 0 && !(await load(context, siteById, siteId)))
    throw new BadInput('This practice has no such site: siteId.', ['siteId']);
  return toConnection(rows, first, order, counted);
}
