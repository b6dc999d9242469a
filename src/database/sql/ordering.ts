/** An order of rows by some of their properties, all in one direction. */
export interface Ordering {
  direction: 'asc' | 'desc';
  properties: readonly string[];
}

/** The smallest value first; equal ones by the next property. */
export function ascending(...properties: readonly [string, ...string[]]): Ordering {
  return { direction: 'asc', properties };
}

/** The greatest value first; equal ones by the next property. */
export function descending(...properties: readonly [string, ...string[]]): Ordering {
  return { direction: 'desc', properties };
}
