import { isAbsolute, relative } from 'node:path';

/** A path as the person who started Foyer knows it: from the working directory when it lies below. */
export function shownPath(path: string): string {
  const fromHere = relative('', path);
  return fromHere === '' || fromHere.startsWith('..') || isAbsolute(fromHere) ? path : fromHere;
}
