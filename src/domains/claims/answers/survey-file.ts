import { createHash } from 'node:crypto';
import type { EdiItem } from '../../../edi/edi-item.ts';
import type { Problem } from '../../../edi/problem.ts';
import { readEdi } from '../../../edi/read-edi.ts';

/** The facts of a file that are known before anything of it is applied. */
export interface Survey {
  /** The sets, in the order of the file. */
  sets: readonly SurveyedSet[];
  /** The sets and segments that were found, such as `999`, `TA1`. */
  transactions: readonly string[];
  sender: string | null;
  interchangeControlNumber: string | null;
  problems: readonly Problem[];
}

export interface SurveyedSet {
  isWhole: boolean;
  /** SHA-256 of what an 835 says, so that the same remittance in another envelope is known. */
  sha256: string;
}

/** Problems that are kept with a file; its bytes hold the rest. */
const mostProblems = 200;

/** Reads a file through once: a set is applied only when its end is known to be right. */
export async function surveyFile(content: Uint8Array): Promise<Survey> {
  const sets: SurveyedSet[] = [];
  const transactions = new Set<string>();
  const problems: Problem[] = [];
  let first: { sender: string; controlNumber: string } | null = null;
  let hash = createHash('sha256');
  const keep = (found: readonly Problem[]) => problems.push(...found.slice(0, mostProblems - problems.length));
  for await (const item of readEdi([content])) {
    if (item.kind === 'PROBLEM') keep([item.problem]);
    else if ('problems' in item) keep(item.problems);
    const interchange = interchangeOf(item);
    if (interchange) first ??= interchange;
    if (item.kind === '835') hash.update(contentOf(item));
    if (item.kind === 'TA1') transactions.add('TA1');
    if (item.kind !== 'SET_END') continue;
    transactions.add(nameOf(item.set.id, item.set.version));
    sets.push({ isWhole: item.isWhole, sha256: hash.digest('hex') });
    hash = createHash('sha256');
    if (!item.isWhole) keep([notWhole(item.set.id, item.set.controlNumber)]);
  }
  return {
    ...{ sets, transactions: [...transactions], problems: problems.toSorted((a, b) => a.position - b.position) },
    sender: first?.sender ?? null,
    interchangeControlNumber: first?.controlNumber ?? null,
  };
}

function interchangeOf(item: EdiItem) {
  if (item.kind === 'TA1') return item.interchange;
  return 'set' in item ? item.set.group.interchange : null;
}

/** Without its envelope and its place in the file. */
function contentOf({ set: _set, problems: _problems, ...content }: Extract<EdiItem, { kind: '835' }>): string {
  return JSON.stringify(content);
}

function nameOf(id: string, version: string): string {
  return id === '277' && version.startsWith('005010X214') ? '277CA' : id;
}

function notWhole(id: string, controlNumber: string): Problem {
  const text = `Set ${id} ${controlNumber} is not whole: nothing of it was applied. Ask its sender for it again.`;
  return { segment: 'SE', position: 0, loop: null, code: 'TRUNCATED', text };
}
