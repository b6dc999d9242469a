import { createHash } from 'node:crypto';
import type { ClaimAnswer, FileAnswer } from './answer.ts';

type Words = Pick<ClaimAnswer, 'kind' | 'source' | 'outcome' | 'codes' | 'text' | 'saidAt'>;
type OfFile = Words &
  Pick<FileAnswer, 'interchangeControlNumber' | 'groupControlNumber' | 'setControlNumber' | 'batchReference'>;
type OfClaim = Words & Pick<ClaimAnswer, 'payerControlNumber'>;

/** Names an answer to a batch by its contents: the same answer in another file is one event. */
export function fileAnswerKey(answer: OfFile, batchId: string): string {
  const { interchangeControlNumber, groupControlNumber, setControlNumber, batchReference } = answer;
  const numbers = [interchangeControlNumber, groupControlNumber, setControlNumber, batchReference];
  return keyOf(answer, [batchId, ...numbers]);
}

/**
 * Names an answer to a version of a claim by its contents. The number of the file does not count: partners send answers
 * again in a new one.
 */
export function claimAnswerKey(answer: OfClaim, versionNumber: number): string {
  return keyOf(answer, [versionNumber, answer.payerControlNumber]);
}

function keyOf({ kind, source, outcome, codes, text, saidAt }: Words, about: readonly unknown[]): string {
  const parts = [kind, source, outcome, [...codes].sort(), text, saidAt?.getTime() ?? null, ...about];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
