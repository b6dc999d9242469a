/**
 * A loop as data: its id, the loops that hold it, the segment that begins it, and the segments that it holds.
 *
 * A segment is written `ID*VALUES USAGE`. Values stand at their element, so that `NM1*41|40` is an NM1 whose first element
 * is 41 or 40, and `HL***22` an HL whose third is 22. Usage is `!` where it must be there, and the most times that it may be
 * (default 1).
 */
export type LoopRow = readonly [id: string, within: string, begins: string, ...holds: string[]];

/** Where a segment may be: as one of a loop, or as the beginning of a loop below it. */
export interface Place {
  /** Its element, and the values that it may have there; element 0 stands for none. */
  element: number;
  values: readonly string[];
  isRequired: boolean;
  most: number;
  written: string;
  /** The loop that the segment begins; null for one that the loop holds. */
  begins: Loop | null;
}

export interface Loop {
  id: string;
  parent: Loop | null;
  places: ReadonlyMap<string, readonly Place[]>;
}

const form = /^([A-Z][A-Z0-9]{1,2})(?:(\*+)(\S+))?( !)?(?: (\d+))?$/;

/** Makes the loops of a set. The first row is the set itself: it begins with ST, and no loop holds it. */
export function loopTable(rows: readonly LoopRow[]): Loop {
  const [root] = rows;
  if (!root) throw new Error('A loop table needs the row of its set.');
  return compile(rows, root, null);
}

function compile(rows: readonly LoopRow[], [id, , , ...holds]: LoopRow, parent: Loop | null): Loop {
  const places = new Map<string, Place[]>();
  const loop: Loop = { id, parent, places };
  const add = (written: string, begins: Loop | null) => {
    const [, segment = '', stars = '', values = '', required, most = '1'] = form.exec(written) ?? [];
    if (!segment) throw new Error(`Loop ${id}: ${written} is no segment.`);
    const element = stars.length;
    const place: Place = {
      element,
      values: values ? values.split('|') : [],
      isRequired: required !== undefined,
      most: Number(most),
      written: written.split(' ')[0] ?? '',
      begins,
    };
    places.set(segment, [...(places.get(segment) ?? []), place]);
  };
  for (const written of holds) add(written, null);
  for (const row of rows) {
    if (row[1].split(' ').includes(id)) add(row[2], compile(rows, row, loop));
  }
  return loop;
}

/** The place of a segment in this very loop; undefined when it has none there. */
export function placeIn(loop: Loop, elements: readonly string[]): Place | undefined {
  const places = loop.places.get(elements[0] ?? '');
  if (!places) return undefined;
  for (const place of places) {
    if (place.element === 0 || place.values.includes(elements[place.element] ?? '')) return place;
  }
  return undefined;
}
