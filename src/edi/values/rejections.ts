import { element, segmentsOf } from '../loops/look.ts';
import type { LoopNode } from '../loops/loop-tree.ts';

/** One AAA: a question was not answered, and why. */
export interface Rejection {
  loop: string;
  /** AAA01 is Y: the question was valid, and yet it could not be answered. */
  isValid: boolean;
  /** AAA03. */
  reason: string | null;
  /** AAA04. */
  followUp: string | null;
}

/** Every AAA that concerns a level: its own, those of loops that are given with it, and those of the levels above. */
export function rejectionsAbove(level: LoopNode, besides: readonly LoopNode[] = []): Rejection[] {
  const loops: LoopNode[] = [...besides];
  for (let at: LoopNode | null = level; at; at = at.parent)
    loops.push(at, ...at.children.filter((child) => child.segments[0]?.elements[0] === 'NM1'));
  return loops.flatMap((node) =>
    segmentsOf(node, 'AAA').map((segment) => ({
      loop: node.loop.id,
      isValid: element(segment, 1) === 'Y',
      reason: element(segment, 3),
      followUp: element(segment, 4),
    })),
  );
}
