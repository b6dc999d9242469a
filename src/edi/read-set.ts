import type { TransactionSet } from './envelopes/envelope.ts';
import type { SetReader } from './envelopes/read-envelopes.ts';
import type { Loop } from './loops/loop-table.ts';
import { type LoopNode, loopTree, type ReportIn } from './loops/loop-tree.ts';
import { atMost, type Problem, type Report } from './problem.ts';

/** The common part of items that a reader hands over: its set, and the problems found since the item before it. */
export interface ReadItem {
  set: TransactionSet;
  problems: readonly Problem[];
}

interface LoopReader<Item> {
  set: TransactionSet;
  loops: Loop;
  streamed: readonly string[];
  /** The item that a loop stands for; null where it stands for none. */
  read(node: LoopNode, report: ReportIn): Item | null;
  item(item: Item & ReadItem): void;
  problem: Report;
}

const mostProblems = 100;

/** Reads a set by its loops: each streamed loop becomes an item. Problems that belong to no item are reported at the end. */
export function readLoops<Item>({ set, loops, streamed, read, item, problem }: LoopReader<Item>): SetReader {
  let pending: Problem[] = [];
  let note = atMost(mostProblems, (found) => pending.push(found));
  const report: ReportIn = ({ elements, position }, loop, code, text) =>
    note({ segment: elements[0] ?? '', position, loop, code, text });
  const tree = loopTree(loops, {
    streamed,
    closed: (node) => {
      const found = read(node, report);
      if (!found) return;
      item({ ...found, set, problems: pending });
      pending = [];
      note = atMost(mostProblems, (other) => pending.push(other));
    },
    report,
  });
  return {
    segment: tree.segment,
    end: () => {
      tree.end();
      for (const found of pending) problem(found);
    },
  };
}
