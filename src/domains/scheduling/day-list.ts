import type { GraphQLResolveInfo } from 'graphql';
import { BadInput } from '../../errors/bad-input.ts';
import type { AppointmentConnection, QueryDayListArgs } from '../../generated/models.ts';
import { pageOf } from '../../reading/lists/page-of.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { dayAppointments } from './appointment.list.ts';

/** A day's appointments of a site, a provider or both, by start. */
export async function dayList(
  context: Context,
  args: QueryDayListArgs,
  info: GraphQLResolveInfo,
): Promise<AppointmentConnection> {
  const { siteId, providerId } = args;
  if (!siteId && !providerId) throw new BadInput('Name siteId, providerId or both.', ['siteId']);
  const page: AppointmentConnection = await pageOf(context, info, dayAppointments, args);
  if (siteId && page.edges.length === 0 && !(await load(context, rowsById(SiteEntity), siteId)))
    throw new BadInput('siteId names no site of this practice; use the id of one that it has.', ['siteId']);
  return page;
}
