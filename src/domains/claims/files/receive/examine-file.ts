import { setImmediate } from 'node:timers/promises';
import type { EdiItem } from '../../../../edi/edi-item.ts';
import type { Interchange, TransactionSet } from '../../../../edi/envelopes/envelope.ts';
import type { Problem, ProblemCode } from '../../../../edi/problem.ts';
import { readEdi } from '../../../../edi/read-edi.ts';
import { mostBytes } from './arrivals.ts';

/** The facts that a file states of itself, and its faults. */
export interface Examined {
  transactions: string[];
  sender: string | null;
  interchangeControlNumber: string | null;
  /** The first of its faults. */
  problems: Problem[];
  /** The fault that keeps it from being read; null where it can be. */
  refusedFor: Problem | null;
}

const mostProblems = 100;
const slice = 128 * 1024;

/** Nothing of such a file is understood. */
const unreadable: ReadonlySet<ProblemCode> = new Set(['EMPTY_FILE', 'NOT_X12', 'DELIMITERS', 'TRUNCATED']);

/**
 * Reads a file without applying anything. One that is cut off is refused as a whole: its sender sends it again, and
 * nothing of it may have been applied then. Any other fault is kept with the file.
 */
export async function examineFile(content: Uint8Array): Promise<Examined> {
  if (content.length > mostBytes) return tooLarge;
  const transactions = new Set<string>();
  const problems: Problem[] = [];
  let interchange: Interchange | null = null;
  let refusedFor: Problem | null = null;
  for await (const item of readEdi(inSlices(content))) {
    for (const problem of problemsIn(item)) {
      if (problems.length < mostProblems) problems.push(problem);
      if (isUnreadable(problem)) refusedFor ??= problem;
    }
    if (item.kind === 'TA1') {
      transactions.add('TA1');
      interchange ??= item.interchange;
    } else if (item.kind === 'SET_END') {
      transactions.add(nameOf(item.set));
      interchange ??= item.set.group.interchange;
    }
  }
  return {
    transactions: [...transactions],
    sender: interchange?.sender ?? null,
    interchangeControlNumber: interchange?.controlNumber ?? null,
    problems: problems.toSorted((a, b) => a.position - b.position),
    refusedFor,
  };
}

/** A line for a person: where the fault is, and which. */
export function lineOf({ segment, position, text }: Problem): string {
  return `${segment || 'file'}${position > 0 ? ` (segment ${position})` : ''}: ${text}`;
}

function problemsIn(item: EdiItem): readonly Problem[] {
  if (item.kind === 'PROBLEM') return [item.problem];
  return 'problems' in item ? item.problems : [];
}

function isUnreadable({ code, segment }: Problem): boolean {
  return unreadable.has(code) || (code === 'TRAILER_MISSING' && (segment === 'ST' || segment === 'ISA'));
}

function nameOf({ id, version }: TransactionSet): string {
  if (id === '837') return '837P';
  return id === '277' && version.startsWith('005010X214') ? '277CA' : id;
}

/** Lets other work of the process go on in between. */
async function* inSlices(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < content.length; from += slice) {
    yield content.subarray(from, from + slice);
    await setImmediate();
  }
}

const tooLargeProblem: Problem = {
  segment: '',
  position: 0,
  loop: null,
  code: 'TOO_MANY',
  text: `The file has more than ${mostBytes} bytes; ask its sender for smaller ones.`,
};
const tooLarge: Examined = {
  transactions: [],
  sender: null,
  interchangeControlNumber: null,
  problems: [tooLargeProblem],
  refusedFor: tooLargeProblem,
};
