import type { GraphQLResolveInfo } from 'graphql';
import { BadInput } from '../../errors/bad-input.ts';
import type { AppointmentConnection, QueryDayListArgs } from '../../generated/models.ts';
import { toConnection } from '../../reading/lists/connection.ts';
import { beginCount } from '../../reading/lists/count.ts';
import { parsePageCursor } from '../../reading/lists/page-cursor.ts';
import { valuesOf } from '../../reading/lists/position.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import { selectPage } from '../../reading/selected/select-page.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { SiteEntity } from '../practice/site.entity.ts';
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
  if (siteId && rows.length === 0 && !(await load(context, rowsById(SiteEntity), siteId)))
    throw new BadInput('This practice has no such site: siteId.', ['siteId']);
  return toConnection(rows, first, order, counted);
}
