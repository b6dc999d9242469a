import type { TransactionSet } from '../envelopes/envelope.ts';
import type { SetReader } from '../envelopes/read-envelopes.ts';
import { childrenOf, element, segmentOf, segmentsOf } from '../loops/look.ts';
import type { LoopNode, ReportIn, Segment } from '../loops/loop-tree.ts';
import { loops999 } from '../loops/loops-acknowledgements.ts';
import type { Report } from '../problem.ts';
import { type ReadItem, readLoops } from '../read-set.ts';
import { valuesIn } from '../values/read-values.ts';

/** 999: the answer to one group. */
export interface GroupAnswer extends ReadItem {
  kind: '999';
  functionalId: string;
  /** GS06 of the group that is answered. */
  groupControlNumber: string;
  version: string | null;
  sets: readonly SetAnswer[];
  /** AK901: A accepted, E with errors, P partly, R M W X rejected. */
  outcome: string;
  counts: { included: number | null; received: number | null; accepted: number | null };
  codes: readonly string[];
}

export interface SetAnswer {
  id: string;
  /** ST02 of the set that is answered. */
  controlNumber: string;
  /** IK501. */
  outcome: string;
  codes: readonly string[];
  errors: readonly SegmentError[];
}

export interface SegmentError {
  /** The faulty segment: its id, its place in the set and its loop. */
  segment: string;
  position: number | null;
  loop: string | null;
  code: string | null;
  /** The business unit named by CTX, such as `CLM01` with the claim's number. */
  contexts: readonly { name: string; value: string | null }[];
  elements: readonly ElementError[];
}

export interface ElementError {
  element: number | null;
  component: number | null;
  repetition: number | null;
  code: string | null;
  value: string | null;
}

export function read999(set: TransactionSet, item: (item: GroupAnswer) => void, problem: Report): SetReader {
  const { component } = set.group.interchange.delimiters;
  const read = (node: LoopNode, report: ReportIn): Omit<GroupAnswer, keyof ReadItem> | null => {
    const group = segmentOf(node, 'AK1');
    const end = segmentOf(node, 'AK9');
    const values = valuesIn('HEADER', report);
    return {
      kind: '999',
      functionalId: element(group, 1) ?? '',
      groupControlNumber: element(group, 2) ?? '',
      version: element(group, 3),
      sets: childrenOf(node, '2000').map((loop) => readSetAnswer(loop, component, report)),
      outcome: element(end, 1) ?? '',
      counts: {
        included: values.quantity(end, 2),
        received: values.quantity(end, 3),
        accepted: values.quantity(end, 4),
      },
      codes: codesFrom(end, 5),
    };
  };
  return readLoops({ set, loops: loops999, streamed: [], read, item, problem });
}

function readSetAnswer(node: LoopNode, component: string, report: ReportIn): SetAnswer {
  const start = segmentOf(node, 'AK2');
  const end = segmentOf(node, 'IK5');
  return {
    id: element(start, 1) ?? '',
    controlNumber: element(start, 2) ?? '',
    outcome: element(end, 1) ?? '',
    codes: codesFrom(end, 2),
    errors: childrenOf(node, '2100').map((error) => readError(error, component, report)),
  };
}

function readError(node: LoopNode, component: string, report: ReportIn): SegmentError {
  const start = segmentOf(node, 'IK3');
  const elements = childrenOf(node, '2110').map((loop) => {
    const fault = segmentOf(loop, 'IK4');
    const numbers = (element(fault, 1) ?? '')
      .split(component)
      .map((text) => (/^\d+$/.test(text) ? Number(text) : null));
    const [at = null, part = null, repetition = null] = numbers;
    return { element: at, component: part, repetition, code: element(fault, 3), value: element(fault, 4) };
  });
  return {
    segment: element(start, 1) ?? '',
    position: valuesIn('2100', report).quantity(start, 2),
    loop: element(start, 3),
    code: element(start, 4),
    contexts: [node, ...childrenOf(node, '2110')]
      .flatMap((loop) => segmentsOf(loop, 'CTX'))
      .map((context) => {
        const [name = '', value = null] = (element(context, 1) ?? '').split(component);
        return { name, value: value || null };
      }),
    elements,
  };
}

const codesFrom = (segment: Segment | null, first: number): string[] =>
  segment?.elements.slice(first).filter((code) => code !== '') ?? [];
