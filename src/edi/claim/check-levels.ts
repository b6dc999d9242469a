import type { ReportIn, Segment } from '../loops/loop-tree.ts';

const parents: Readonly<Record<string, string>> = { '22': '20', '23': '22' };

/** Follows the numbers of HL: 1, 2, 3 … in a set, each naming the level above it. Faults wait for the next claim. */
export function checkLevels(): {
  level(elements: readonly string[], position: number): void;
  report(report: ReportIn): void;
} {
  let count = 0;
  let faults: { segment: Segment; text: string }[] = [];
  /** The latest level of each kind: a level can only lie below the latest of the kind above. */
  const latest = new Map<string, string>();
  return {
    level: (elements, position) => {
      count += 1;
      const [, number = '', parent = '', kind = ''] = elements;
      const fault = (text: string) => faults.push({ segment: { elements, position }, text });
      if (number !== String(count)) fault(`HL01 is ${number || 'empty'}; it is level ${count} of its set.`);
      const above = parents[kind];
      if (above ? parent !== latest.get(above) : parent !== '')
        fault(`HL02 of level ${number} is ${parent || 'empty'}: not the level ${above ?? 'of none'} above it.`);
      latest.set(kind, number);
    },
    report: (report) => {
      for (const { segment, text } of faults) report(segment, kindOf(segment), 'HIERARCHY', text);
      faults = [];
    },
  };
}

const kindOf = ({ elements }: Segment) =>
  ({ '20': '2000A', '22': '2000B', '23': '2000C' })[elements[3] ?? ''] ?? 'HEADER';
