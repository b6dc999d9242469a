import { elementAt } from '../x12/segments.ts';
import type { Party } from './claim.ts';

export function readParty(segment: readonly string[]): Party {
  const [kind = '', family = '', given = '', middle = '', ...rest] = [2, 3, 4, 5, 6, 7].map((place) =>
    elementAt(segment, place),
  );
  return { name: [kind, family, given, middle, ...rest], idKind: elementAt(segment, 8), id: elementAt(segment, 9) };
}

export const noParty: Party = { name: ['2', '', '', '', '', ''], idKind: '', id: '' };
