import type { ProblemCode } from '../problem.ts';
import { type Loop, type Place, placeIn } from './loop-table.ts';

export interface Segment {
  elements: readonly string[];
  position: number;
}

/** A loop as it came in a file. */
export interface LoopNode {
  loop: Loop;
  parent: LoopNode | null;
  segments: Segment[];
  children: LoopNode[];
  counts: Map<Place, number>;
}

export type ReportIn = (segment: Segment, loop: string, code: ProblemCode, text: string) => void;

export interface LoopTree {
  segment(elements: readonly string[], position: number): void;
  end(): void;
}

interface LoopTreeOptions {
  /** Loops that are handed over as soon as they end, and kept no longer; the root is handed over at the end. */
  streamed: readonly string[];
  closed(node: LoopNode): void;
  report: ReportIn;
}

/** How many of a segment or loop are kept beyond the most times that it may be. */
const kept = 100;

/** Sorts a set's segments into its loops. A segment without a place is reported and skipped. */
export function loopTree(root: Loop, { streamed, closed, report }: LoopTreeOptions): LoopTree {
  const top = nodeOf(root, null);
  let current = top;

  const close = (node: LoopNode) => {
    const first = node.segments[0] ?? { elements: ['ST'], position: 0 };
    for (const [segment, places] of node.loop.places) {
      for (const place of places) {
        if (!place.isRequired || node.counts.has(place)) continue;
        const missing = place.begins ? `loop ${place.begins.id}` : `segment ${place.written}`;
        report({ ...first, elements: [segment] }, node.loop.id, 'MISSING', `Loop ${node.loop.id} has no ${missing}.`);
      }
    }
    const isStreamed = streamed.includes(node.loop.id);
    if (isStreamed || node === top) closed(node);
    // A level of the hierarchy is only the context of what lies below it.
    if (isStreamed || node.segments[0]?.elements[0] === 'HL') {
      const { parent } = node;
      if (parent) parent.children = parent.children.filter((child) => child !== node);
    }
  };

  const closeTo = (node: LoopNode) => {
    while (current !== node && current.parent) {
      close(current);
      current = current.parent;
    }
  };

  const put = (node: LoopNode, place: Place, segment: Segment) => {
    closeTo(node);
    const count = (node.counts.get(place) ?? 0) + 1;
    node.counts.set(place, count);
    if (count === place.most + 1)
      report(segment, node.loop.id, 'TOO_MANY', `Loop ${node.loop.id} may have ${place.most} of ${place.written}.`);
    if (place.begins) {
      current = nodeOf(place.begins, node);
      current.segments.push(segment);
      if (count <= place.most + kept) node.children.push(current);
    } else if (count <= place.most + kept) node.segments.push(segment);
  };

  const skip = (segment: Segment) => {
    const [id = ''] = segment.elements;
    report(
      segment,
      current.loop.id,
      'UNEXPECTED_SEGMENT',
      `${segment.elements.slice(0, 2).join('*')} has no place here.`,
    );
    // Segments behind the first one of an unknown party or level belong to that one, and not to the one before it.
    if (id === 'HL') closeTo(top);
    if (id === 'HL' || id === 'NM1' || id === 'N1') current = nodeOf({ ...unknown, parent: current.loop }, current);
  };

  return {
    segment: (elements, position) => {
      const segment = { elements, position };
      for (let node: LoopNode | null = current; node; node = node.parent) {
        const place = placeIn(node.loop, elements);
        if (place) return put(node, place, segment);
      }
      skip(segment);
    },
    end: () => {
      closeTo(top);
      close(top);
    },
  };
}

const swallowed: Place = { element: 0, values: [], isRequired: false, most: 100, written: '', begins: null };
const details = ['N2', 'N3', 'N4', 'DMG', 'PER', 'PRV', 'REF'];
/** A loop that no table has. */
const unknown = { id: 'UNKNOWN', places: new Map(details.map((id) => [id, [swallowed]])) };

const nodeOf = (loop: Loop, parent: LoopNode | null): LoopNode => ({
  loop,
  parent,
  segments: [],
  children: [],
  counts: new Map(),
});
