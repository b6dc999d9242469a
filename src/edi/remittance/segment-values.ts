import type { ProblemCode } from '../problem.ts';
import { isPlausible, readDate } from '../values/dates.ts';
import { readCents, readQuantity } from '../values/numbers.ts';

/** Reads elements of the segment at hand. Unlike `valuesIn`, it needs no object for each segment: advices are many. */
export interface SegmentValues {
  text(elements: readonly string[], at: number): string | null;
  cents(elements: readonly string[], at: number): number | null;
  quantity(elements: readonly string[], at: number): number | null;
  date(elements: readonly string[], at: number): string | null;
}

export function segmentValues(report: (code: ProblemCode, text: string) => void): SegmentValues {
  const fault = (elements: readonly string[], at: number, code: ProblemCode, text: string) =>
    report(code, `${elements[0]}${String(at).padStart(2, '0')} is ${elements[at]}: ${text}.`);
  return {
    text: (elements, at) => elements[at] || null,
    cents: (elements, at) => {
      const text = elements[at];
      if (!text) return null;
      const cents = readCents(text);
      if (cents === null) fault(elements, at, 'AMOUNT', 'no amount');
      return cents;
    },
    quantity: (elements, at) => {
      const text = elements[at];
      if (!text) return null;
      const quantity = readQuantity(text);
      if (quantity === null) fault(elements, at, 'NUMBER', 'no number');
      return quantity;
    },
    date: (elements, at) => {
      const text = elements[at];
      if (!text) return null;
      const date = text.length === 8 ? readDate(text) : null;
      if (date === null) fault(elements, at, 'DATE', 'no date');
      else if (!isPlausible(date)) fault(elements, at, 'IMPLAUSIBLE_DATE', 'before 1900');
      return date;
    },
  };
}
