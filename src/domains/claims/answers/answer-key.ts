import { createHash } from 'node:crypto';
import type { Answer } from './answer.ts';

/**
 * Names an answer to a batch, or to a version of a claim, by its contents. The same answer in another file has the same key, so that it is one
 * event. A claim's answer does not count the number of the file that brought it: partners send it again in a new one.
 */
export function answerKey(answer: Answer, about: string | number): string {
  const { kind, source, outcome, codes, text, saidAt, scope } = answer;
  const numbers =
    scope === 'FILE'
      ? [answer.interchangeControlNumber, answer.groupControlNumber, answer.setControlNumber, answer.batchReference]
      : [answer.payerControlNumber];
  const parts = [kind, source, about, outcome, [...codes].sort(), text, saidAt?.getTime() ?? null, ...numbers];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
