import { basicText } from '../values/basic-text.ts';

/**
 * Differences of a value that was read from a file to the value that was written. A file has every text as the table of
 * characters has it, and no text instead of a blank one.
 */
export function differences(path: string, given: unknown, read: unknown): string[] {
  if (isSame(given, read)) return [];
  if (isObject(given) && isObject(read)) {
    const keys = new Set([...Object.keys(given), ...Object.keys(read)]);
    return [...keys].flatMap((key) => differences(`${path}.${key}`, given[key], read[key]));
  }
  return [`${path} is ${JSON.stringify(read)} in the file instead of ${JSON.stringify(asWritten(given))}.`];
}

/** Most values are the same: no path is made and nothing copied until one differs. */
function isSame(given: unknown, read: unknown): boolean {
  if (isObject(given) && isObject(read)) {
    for (const key in given) if (!isSame(given[key], read[key])) return false;
    for (const key in read) if (!(key in given) && read[key] !== undefined) return false;
    return Array.isArray(given) === Array.isArray(read);
  }
  // A snapshot of before a field was there lacks it.
  return Object.is(asWritten(given) ?? null, asWritten(read) ?? null);
}

const asWritten = (value: unknown): unknown => (typeof value === 'string' ? basicText(value) || null : value);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
