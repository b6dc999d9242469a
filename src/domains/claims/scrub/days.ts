import { writtenDate } from '../../../edi/values/dates.ts';

export const isDay = (date: string): boolean => writtenDate(date) !== null;

/** Days from one date to another; NaN where one is no date. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** To compare with: the same day of an earlier month, whether or not that month has it. */
export function monthsBefore(date: string, months: number): string {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - months;
  const month = String((count % 12) + 1).padStart(2, '0');
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${month}${date.slice(7)}`;
}

/** Whole years at a date. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(4) < birthDate.slice(4) ? years - 1 : years;
}
