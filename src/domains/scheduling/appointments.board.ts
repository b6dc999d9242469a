import { ascending } from '../../database/sql/ordering.ts';
import type { AppointmentsPayload, SubscriptionAppointmentsArgs } from '../../generated/models.ts';
import { board } from '../../reading/boards/board.ts';
import { isValue, isWithin } from '../../reading/filters/conditions.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import { localDay } from '../../time/site-time.ts';
import { atSite } from '../practice/at-site.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { requireZone } from '../practice/site-zone.ts';
import { appointmentsTopic } from './appointment.events.ts';

const isAtSite = isValue<string>('appointment.siteId');
const startsWithin = isWithin<Date>('appointment.startsAt');

/**
 * A site's day. An appointment's start and site never change, cancelled and rescheduled ones stay: no appointment
 * leaves the day.
 */
export const appointments = board<SubscriptionAppointmentsArgs, AppointmentsPayload>('appointment', {
  topic: atSite(appointmentsTopic, (site) => requireZone(site, 'siteId')),
  order: ascending('startsAt', 'id'),
  shows: async ({ siteId, date }, context) => {
    const site = await load(context, rowsById(SiteEntity), siteId);
    if (site) requireZone(site, 'siteId');
    return site && [isAtSite(siteId), startsWithin(localDay(date, site.timeZone))];
  },
  most: 1000,
  keepsRows: true,
});
