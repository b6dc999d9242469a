import { Temporal } from 'temporal-polyfill';
import { localTime } from '../../../time/site-time.ts';

/** How long a good answer is good for, within one month: payers end coverages with the month. */
const freshDays = 7;

/** Whether a good answer says something about today: it is of the last 7 days, and of this month. */
export function isFresh(answeredAt: Date, today: Temporal.PlainDate, timeZone: string): boolean {
  const { day } = localTime(answeredAt, timeZone);
  const isOfMonth = day.year === today.year && day.month === today.month;
  return isOfMonth && Temporal.PlainDate.compare(today, day.add({ days: freshDays })) <= 0;
}
