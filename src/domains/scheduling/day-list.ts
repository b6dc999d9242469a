import type { GraphQLResolveInfo } from 'graphql';
import { BadInput } from '../../errors/bad-input.ts';
import type { AppointmentConnection, QueryDayListArgs } from '../../generated/models.ts';
import { pageOf } from '../../reading/lists/page-of.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { requireZone } from '../practice/site-zone.ts';
import { findSiteZones, type SiteZone } from '../practice/site-zones.queries.ts';
import { dayAppointments } from './appointment.list.ts';
import { dayArguments } from './is-on-day.ts';

/** A day's appointments of a site, a provider or both, by start. */
export async function dayList(
  context: Context,
  { date, ...args }: QueryDayListArgs,
  info: GraphQLResolveInfo,
): Promise<AppointmentConnection> {
  const { siteId, providerId } = args;
  if (!siteId && !providerId) throw new BadInput('Name siteId, providerId or both.', ['siteId']);
  const sites = siteId
    ? [await siteOf(context, siteId)]
    : await findSiteZones(await context.request.reads.reader(), practiceIdOf(context));
  return pageOf(context, info, dayAppointments, { ...args, ...dayArguments(date, sites) });
}

async function siteOf(context: Context, siteId: string): Promise<SiteZone> {
  const site = await load(context, rowsById(SiteEntity), siteId);
  if (!site) throw new BadInput('siteId names no site of this practice; use the id of one that it has.', ['siteId']);
  requireZone(site, 'siteId');
  return site;
}
