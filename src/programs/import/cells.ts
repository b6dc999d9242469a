import { Temporal } from 'temporal-polyfill';
import { looksLikePhone, toPhone } from '../../contract/phone-number.ts';
import { lineOf } from '../../contract/texts/normalised.ts';
import { BadCell } from './bad-cell.ts';

/** A row's values by column, each checked for its required form. A fault is thrown as a `BadCell`. */
export interface Cells {
  /** Empty when there is no such column, or nothing in it. */
  raw(column: string): string;
  uuid(column: string): string;
  text(column: string, longest: number): string;
  optionalText(column: string, longest: number): string | null;
  /** In E.164; null when there is none, undefined when it is no number. */
  phone(column: string): string | null | undefined;
  day(column: string): string;
  optionalDay(column: string): string | null;
  instant(column: string): Date;
}

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
/** Not stored by PostgreSQL, or the sign of bytes that were no UTF-8. */
const unreadable = /[\0\uFFFD]/;

export function cellsOf(columns: ReadonlyMap<string, number>, fields: readonly string[]): Cells {
  // A quoted field may go over several lines; the values made of it may not.
  const raw = (column: string): string => (fields[columns.get(column) ?? -1] ?? '').trim().replace(/\s+/g, ' ');
  const required = (column: string): string => {
    const value = raw(column);
    if (!value) throw new BadCell(column, 'is empty');
    return value;
  };
  const optionalText = (column: string, longest: number): string | null => {
    const written = raw(column);
    if (unreadable.test(written)) throw new BadCell(column, 'has bytes that are no UTF-8 text');
    const { text: value, fault } = lineOf(written);
    if (fault !== undefined) throw new BadCell(column, fault);
    if (value.length > longest) throw new BadCell(column, `is longer than ${longest} characters`);
    return value || null;
  };
  return {
    raw,
    optionalText,
    uuid: (column) => {
      const value = required(column).toLowerCase();
      if (!uuidForm.test(value)) throw new BadCell(column, `${shown(value)} is no UUID`);
      return value;
    },
    text: (column, longest) => {
      required(column);
      return optionalText(column, longest) ?? '';
    },
    phone: (column) => phoneOf(raw(column)),
    day: (column) => dayOf(column, required(column)),
    optionalDay: (column) => (raw(column) ? dayOf(column, raw(column)) : null),
    instant: (column) => instantOf(column, required(column)),
  };
}

function phoneOf(value: string): string | null | undefined {
  if (!value) return null;
  return (looksLikePhone(value) && toPhone(value, 'US')) || undefined;
}

function dayOf(column: string, value: string): string {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString();
  } catch {
    // Not a day of the calendar: reported below like any other wrong form.
  }
  throw new BadCell(column, `${shown(value)} is no date`);
}

function instantOf(column: string, value: string): Date {
  try {
    if (instantForm.test(value)) return new Date(Temporal.Instant.from(value).epochMilliseconds);
  } catch {
    // Not a time of the calendar: reported below like any other wrong form.
  }
  throw new BadCell(column, `${shown(value)} is no time with its offset`);
}

function shown(value: string): string {
  return JSON.stringify(value.slice(0, 40));
}
