import { SiteEntity } from '../../../src/domains/practice/site.entity.ts';
import type { AppointmentRow } from '../../../src/domains/scheduling/appointment.entity.ts';
import { appointments } from '../../../src/domains/scheduling/appointment.list.ts';
import { toConnection } from '../../../src/reading/lists/connection.ts';
import type { Order } from '../../../src/reading/lists/order.ts';
import { load } from '../../../src/reading/row-loader.ts';
import { rowsById } from '../../../src/reading/rows-by.ts';
import type { Context } from '../../../src/request/context.ts';
import { practiceIdOf } from '../../../src/request/practice-id-of.ts';
import { localDay } from '../../../src/time/site-time.ts';

interface Page {
  first: number;
}

interface DayPage extends Page {
  date: string;
  siteId: string;
}

/** A day's appointments of a site, as one writes it where what belongs to a row is loaded afterwards. */
export async function listDay(context: Context, { date, siteId, first }: DayPage) {
  const db = await context.request.reads.reader();
  const site = await load(context, rowsById(SiteEntity), siteId);
  const { from, until } = localDay(date, site?.timeZone ?? 'UTC');
  const rows = await db
    .selectFrom('appointment')
    .selectAll()
    .where('practiceId', '=', practiceIdOf(context))
    .where('siteId', '=', siteId)
    .where('startsAt', '>=', from)
    .where('startsAt', '<', until)
    .orderBy('startsAt')
    .orderBy('id')
    .limit(first + 1)
    .execute();
  return firstPage(rows as AppointmentRow[], first, appointments.orders.EARLIEST_FIRST);
}

export async function listAppointmentsOf(context: Context, patientId: string, { first }: Page) {
  const db = await context.request.reads.reader();
  const rows = await db
    .selectFrom('appointment')
    .selectAll()
    .where('practiceId', '=', practiceIdOf(context))
    .where('patientId', '=', patientId)
    .orderBy('startsAt', 'desc')
    .orderBy('id', 'desc')
    .limit(first + 1)
    .execute();
  return firstPage(rows as AppointmentRow[], first, appointments.orders.LATEST_FIRST);
}

function firstPage(rows: AppointmentRow[], size: number, order: Order) {
  return toConnection(rows, { size, isBackward: false }, order, { preceding: false, following: false }, uncounted);
}

const uncounted = () => Promise.reject(new Error('This side has no totalCount.'));
