import { writtenDate } from '../values/dates.ts';
import { writtenCents, writtenQuantity } from '../values/numbers.ts';

export type Path = readonly (string | number)[];

/** A value with the path of the field that it comes from, so that a refusal can name it. */
export interface Field {
  path: Path;
  text: string;
  /** The most characters that the element takes. */
  most: number;
  isRequired: boolean;
  /** Set when the field's value has no written form. */
  fault?: string;
}

/** The fields of one object, as elements of a segment. */
export interface Fields<Of> {
  /** Left out when it is null or blank. */
  text(key: keyof Of & string, most: number): Field;
  /** Refused when it is null or blank. */
  required(key: keyof Of & string, most: number): Field;
  date(key: keyof Of & string): Field;
  cents(key: keyof Of & string): Field;
  quantity(key: keyof Of & string): Field;
  /** The path of a field that is written in another way. */
  path(key: keyof Of & string): Path;
}

export function fieldsOf<Of extends object>(object: Of, path: Path): Fields<Of> {
  const at = (key: string): Path => [...path, key];
  const text = (key: keyof Of & string, most: number, isRequired: boolean): Field => {
    const value = object[key];
    return { path: at(key), text: value === null || value === undefined ? '' : String(value), most, isRequired };
  };
  const written = (key: keyof Of & string, write: (value: never) => string | null, fault: string): Field => {
    const value = object[key];
    if (value === null || value === undefined) return { path: at(key), text: '', most: 0, isRequired: false };
    const result = write(value as never);
    return { path: at(key), text: result ?? '', most: 18, isRequired: true, ...(result === null ? { fault } : {}) };
  };
  return {
    text: (key, most) => text(key, most, false),
    required: (key, most) => text(key, most, true),
    date: (key) => written(key, writtenDate, 'is no date. Write it as 2026-01-31.'),
    cents: (key) => written(key, writtenCents, 'is no whole number of cents below 100,000,000.00.'),
    quantity: (key) => written(key, writtenQuantity, 'is no number of at most three decimals.'),
    path: at,
  };
}
