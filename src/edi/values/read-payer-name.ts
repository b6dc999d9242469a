import { element } from '../loops/look.ts';
import type { Segment } from '../loops/loop-tree.ts';

/** A payer by its name and number, as questions name it. */
export function readPayerName(segment: Segment | null): { name: string; idKind: 'PI' | 'XV'; id: string } {
  const idKind = element(segment, 8) === 'XV' ? 'XV' : 'PI';
  return { name: element(segment, 3) ?? '', idKind, id: element(segment, 9) ?? '' };
}
