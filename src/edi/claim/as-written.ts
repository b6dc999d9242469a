import { basicText } from '../values/basic-text.ts';

/** A value as a file has it: every text as the table of characters has it, and no text instead of a blank one. */
export function asWritten<Value>(value: Value): Value {
  return written(value) as Value;
}

function written(value: unknown): unknown {
  if (typeof value === 'string') return basicText(value) || null;
  if (Array.isArray(value)) return value.map(written);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, written(each)]));
}
