import { dateTerm } from './search-terms.ts';

const yearFirst = /^((?:18|19|20)\d{2})[-./](\d{0,2})(?:([-./])(\d{0,2}))?$/;
const yearLast = /^(\d{1,2})[-./](?:(\d{1,2})(?:([-./])(\d{0,4}))?)?$/;
const birthYear = /^(?:18|19|20)\d{0,2}$/;
const months = Array.from({ length: 12 }, (_, index) => two(index + 1));
const days = Array.from({ length: 31 }, (_, index) => two(index + 1));

/**
 * The beginnings of terms that a birth date typed so far may lead to: `1980-03`, `3/4/19`, `4.3.1980`. Empty when it is
 * no date.
 */
export function typedDate(text: string, isDayFirst: boolean): string[] {
  const [, year, first = '', next, second = ''] = yearFirst.exec(text) ?? [];
  if (year !== undefined) return yearMonthDay(year, first, next === undefined ? undefined : second).map(dateTerm);
  const [, one, other = '', more, rest = ''] = yearLast.exec(text) ?? [];
  if (one === undefined) return [];
  const typed = { one, other, year: more === undefined ? undefined : rest };
  const found = monthAndDay(typed, isDayFirst);
  return (found.length > 0 ? found : monthAndDay(typed, !isDayFirst)).map(dateTerm);
}

/** The beginnings of terms that a number may lead to, where it is the first of a birth date. */
export function begunDate(number: string, isDayFirst: boolean): string[] {
  if (number.length > 2) return birthYear.test(number) ? [dateTerm(number)] : [];
  const found = isDayFirst
    ? ended(number, days).flatMap((day) => months.map((month) => `${month}-${day}-`))
    : begun(number, months).map((month) => `${month}-`);
  return [...found, ...(birthYear.test(number) ? [number] : [])].map(dateTerm);
}

/** @param day Undefined while the month is being typed. */
function yearMonthDay(year: string, month: string, day: string | undefined): string[] {
  if (day === undefined) return month === '' ? [`${year}-`] : begun(month, months).map((value) => `${year}-${value}`);
  return ended(month, months).flatMap((value) =>
    day === '' ? [`${year}-${value}-`] : begun(day, days).map((last) => `${year}-${value}-${last}`),
  );
}

interface Typed {
  one: string;
  /** Empty while only the first is typed. */
  other: string;
  /** Undefined while the second is being typed. */
  year: string | undefined;
}

function monthAndDay({ one, other, year }: Typed, isDayFirst: boolean): string[] {
  const firsts = ended(one, isDayFirst ? days : months);
  // All days of a month are one beginning.
  if (other === '' && !isDayFirst) return firsts.map((month) => `${month}-`);
  const seconds = secondsOf(other, year !== undefined, isDayFirst ? months : days);
  return firsts.flatMap((first) =>
    seconds.flatMap((second) => {
      const [month, day] = isDayFirst ? [second, first] : [first, second];
      return yearsOf(year ?? '').map((begin) => `${month}-${day}-${begin}`);
    }),
  );
}

function secondsOf(typed: string, isEnded: boolean, among: readonly string[]): string[] {
  if (typed === '') return [...among];
  return isEnded ? ended(typed, among) : begun(typed, among);
}

/** Of one or two digits the century may be missing: `80` is 1980, `19` as well the beginning of it. */
function yearsOf(typed: string): string[] {
  return typed.length === 1 || typed.length === 2 ? [typed, `19${typed}`, `20${typed}`] : [typed];
}

/** A number that is typed whole. */
function ended(typed: string, among: readonly string[]): string[] {
  return among.filter((value) => value === typed.padStart(2, '0'));
}

/** Numbers that a typed one is, or may become: `1` is 1, 10, 11 or 12. */
function begun(typed: string, among: readonly string[]): string[] {
  return among.filter((value) => value.startsWith(typed) || value === typed.padStart(2, '0'));
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
