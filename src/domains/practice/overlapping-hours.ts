import { type OpeningHours, Weekday } from '../../generated/models.ts';

const minutesADay = 24 * 60;
const minutesAWeek = 7 * minutesADay;
const weekdays = Object.values(Weekday);

/** Whether hours go on after midnight, into the next day: they close no later on the clock than they open. */
export function runsPastMidnight({ opensAt, closesAt }: Pick<OpeningHours, 'opensAt' | 'closesAt'>): boolean {
  return closesAt <= opensAt;
}

/** Whether two spans of a week share a minute, also where one of them runs past midnight, from Sunday into Monday too. */
export function overlappingHours(one: OpeningHours, other: OpeningHours): boolean {
  return begin(other, one) < length(one) || begin(one, other) < length(other);
}

/** Minutes from one span's opening to the next opening of the other. */
function begin(other: OpeningHours, one: OpeningHours): number {
  return (minuteOfWeek(other) - minuteOfWeek(one) + minutesAWeek) % minutesAWeek;
}

function minuteOfWeek({ weekday, opensAt }: OpeningHours): number {
  return weekdays.indexOf(weekday) * minutesADay + minuteOfDay(opensAt);
}

function length(hours: OpeningHours): number {
  return minuteOfDay(hours.closesAt) + (runsPastMidnight(hours) ? minutesADay : 0) - minuteOfDay(hours.opensAt);
}

function minuteOfDay(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
