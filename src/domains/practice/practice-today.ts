import { Temporal } from 'temporal-polyfill';
import type { Reader } from '../../database/sql/reader.ts';
import { localTime } from '../../time/site-time.ts';

/** Where a day begins first on earth. */
const firstOfAll = 'Pacific/Kiritimati';

/** The day that it is at the practice: of its sites, where it is the latest. */
export async function practiceToday(db: Reader, practiceId: string, now: Date): Promise<Temporal.PlainDate> {
  const sites = await db
    .selectFrom('site')
    .select('timeZone')
    .where('practiceId', '=', practiceId)
    .distinct()
    .execute();
  const zones = sites.length > 0 ? sites.map(({ timeZone }) => timeZone) : [firstOfAll];
  const days = zones.map((zone) => localTime(now, zone).day);
  return days.reduce((latest, day) => (Temporal.PlainDate.compare(day, latest) > 0 ? day : latest));
}
