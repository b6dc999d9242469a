import type { LoopNode, Segment } from './loop-tree.ts';

/** The loop's first segment of this id, and where given with this value as its first element. */
export const segmentOf = (node: LoopNode | null | undefined, id: string, ...values: string[]): Segment | null =>
  node?.segments.find((segment) => is(segment, id, values)) ?? null;

export const segmentsOf = (node: LoopNode | null | undefined, id: string, ...values: string[]): Segment[] =>
  node?.segments.filter((segment) => is(segment, id, values)) ?? [];

const is = ({ elements }: Segment, id: string, values: readonly string[]) =>
  elements[0] === id && (values.length === 0 || values.includes(elements[1] ?? ''));

export const childOf = (node: LoopNode | null | undefined, loop: string): LoopNode | null =>
  node?.children.find((child) => child.loop.id === loop) ?? null;

export const childrenOf = (node: LoopNode, loop: string): LoopNode[] =>
  node.children.filter((child) => child.loop.id === loop);

/** The node itself or the next one above it with one of these ids. */
export function above(node: LoopNode, ...loops: string[]): LoopNode | null {
  for (let at: LoopNode | null = node; at; at = at.parent) if (loops.includes(at.loop.id)) return at;
  return null;
}

/** An element's text; null when it is empty or absent. */
export const element = (segment: Segment | null | undefined, number: number): string | null =>
  segment?.elements[number]?.trim() || null;

/** REF02 of the loop's reference with this qualifier. */
export const reference = (node: LoopNode | null, qualifier: string): string | null =>
  element(segmentOf(node, 'REF', qualifier), 2);
