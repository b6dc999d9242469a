import type { GraphQLResolveInfo } from 'graphql';
import { BadInput } from '../../../errors/bad-input.ts';
import type { AppointmentConnection, QueryEligibilityListArgs } from '../../../generated/models.ts';
import { pageOf } from '../../../reading/lists/page-of.ts';
import { load } from '../../../reading/row-loader.ts';
import { rowsById } from '../../../reading/rows-by.ts';
import type { Context } from '../../../request/context.ts';
import { SiteEntity } from '../../practice/site.entity.ts';
import { requireZone } from '../../practice/site-zone.ts';
import { expectedAppointments } from '../../scheduling/appointment.list.ts';
import { dayArguments } from '../../scheduling/is-on-day.ts';

/** The appointments of a site's day that need a coverage. */
export async function eligibilityList(
  context: Context,
  { date, ...args }: QueryEligibilityListArgs,
  info: GraphQLResolveInfo,
): Promise<AppointmentConnection> {
  const site = await load(context, rowsById(SiteEntity), args.siteId);
  if (!site) throw new BadInput('siteId names no site of this practice; use the id of one that it has.', ['siteId']);
  requireZone(site, 'siteId');
  return pageOf(context, info, expectedAppointments, { ...args, ...dayArguments(date, [site]) });
}
