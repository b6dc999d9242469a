import { element } from '../loops/look.ts';
import type { Segment } from '../loops/loop-tree.ts';

/** A person or organization as an answer names it. Each part may be missing. */
export interface ReadParty {
  /** NM101. */
  entity: string;
  isPerson: boolean;
  /** The family name or the organization's name. */
  name: string | null;
  givenName: string | null;
  middleName: string | null;
  suffix: string | null;
  idKind: string | null;
  id: string | null;
}

export function readParty(segment: Segment | null): ReadParty | null {
  if (!segment) return null;
  return {
    entity: element(segment, 1) ?? '',
    isPerson: element(segment, 2) === '1',
    name: element(segment, 3),
    givenName: element(segment, 4),
    middleName: element(segment, 5),
    suffix: element(segment, 7),
    idKind: element(segment, 8),
    id: element(segment, 9),
  };
}
