import type { ReportIn, Segment } from '../loops/loop-tree.ts';
import { isPlausible, readDate } from './dates.ts';
import { readCents, readQuantity } from './numbers.ts';

/** Reads elements of one loop's segments; what cannot be read is reported and null. */
export interface Values {
  text(segment: Segment | null, element: number): string | null;
  cents(segment: Segment | null, element: number): number | null;
  quantity(segment: Segment | null, element: number): number | null;
  date(segment: Segment | null, element: number): string | null;
  /** The days of a DTP: its second element says whether there is one or a range. */
  dates(segment: Segment | null): { from: string | null; to: string | null };
}

export function valuesIn(loop: string, report: ReportIn): Values {
  const text = (segment: Segment | null, element: number) => segment?.elements[element]?.trim() || null;
  const place = (segment: Segment, element: number) =>
    `${segment.elements[0]}${String(element).padStart(2, '0')} is ${segment.elements[element]}`;
  const day = (segment: Segment, element: number, digits: string): string | null => {
    const date = digits.length === 8 ? readDate(digits) : null;
    if (!date) report(segment, loop, 'DATE', `${place(segment, element)}: no date.`);
    else if (!isPlausible(date)) report(segment, loop, 'IMPLAUSIBLE_DATE', `${place(segment, element)}: before 1900.`);
    return date;
  };
  return {
    text,
    cents: (segment, element) => {
      const value = text(segment, element);
      if (!segment || value === null) return null;
      const cents = readCents(value);
      if (cents === null) report(segment, loop, 'AMOUNT', `${place(segment, element)}: no amount.`);
      return cents;
    },
    quantity: (segment, element) => {
      const value = text(segment, element);
      if (!segment || value === null) return null;
      const quantity = readQuantity(value);
      if (quantity === null) report(segment, loop, 'NUMBER', `${place(segment, element)}: no number.`);
      return quantity;
    },
    date: (segment, element) => {
      const value = text(segment, element);
      return segment && value !== null ? day(segment, element, value) : null;
    },
    dates: (segment) => {
      const value = text(segment, 3);
      if (!segment || value === null) return { from: null, to: null };
      const [from = '', to] = text(segment, 2) === 'RD8' ? value.split('-') : [value];
      return { from: day(segment, 3, from), to: to === undefined ? null : day(segment, 3, to) };
    },
  };
}
