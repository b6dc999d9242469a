import { Temporal } from 'temporal-polyfill';
import { lineOf } from '../../../contract/texts/normalised.ts';
import { BadCell } from '../bad-cell.ts';

const codeForm = /^(?=.*\d)[A-Z0-9]{5}$/;

/** A code of HCPCS Level I or II. */
export function procedureCode(column: string, written: string): string {
  if (codeForm.test(written)) return written;
  throw new BadCell(column, `${shown(written)} is no code of five capitals and digits`);
}

export function isProcedureCode(written: string): boolean {
  return codeForm.test(written);
}

/** A day as publishers write it: 20260101. */
export function compactDay(column: string, written: string): string {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(written) ?? [];
  const found = calendarDay(`${year}-${month}-${day}`);
  if (year && found) return found;
  throw new BadCell(column, `${shown(written)} is no day; it is written as 20260101`);
}

export function optionalCompactDay(column: string, written: string): string | null {
  return written === '' ? null : compactDay(column, written);
}

/** A day of the calendar, such as 2026-10-01; null for any other text. */
export function calendarDay(written: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return null;
  try {
    return Temporal.PlainDate.from(written, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

/** A text that is not empty, of at most so many characters, with one space where there were more. */
export function writtenText(column: string, written: string, longest: number): string {
  const { text, fault } = lineOf(written);
  if (fault !== undefined) throw new BadCell(column, fault);
  if (text === '') throw new BadCell(column, 'is empty');
  if (text.length > longest) throw new BadCell(column, `is longer than ${longest} characters`);
  return text;
}

export function wholeNumber(column: string, written: string, most: number): number {
  const value = Number(written);
  if (/^\d{1,9}$/.test(written) && value <= most) return value;
  throw new BadCell(column, `${shown(written)} is no whole number from 0 to ${most}`);
}

/** Reads a row, or catches the fault of the cell that it stumbles over. */
export function foundIn<Row>(read: () => Row): Row | BadCell {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadCell) return error;
    throw error;
  }
}

function shown(written: string): string {
  return JSON.stringify(written.slice(0, 40));
}
