import type { Hint } from './hint-bus.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const mostDigits = 15;

/** Whether this names a practice and nothing else: it can then stand in a NATS subject, without dots and wildcards. */
export function isPracticeId(text: string): boolean {
  return uuid.test(text);
}

export function isHint({ practiceId, seq }: Hint): boolean {
  return isPracticeId(practiceId) && Number.isInteger(seq) && seq >= 0 && seq < 10 ** mostDigits;
}

/** One line of ASCII. */
export function printHint({ practiceId, seq }: Hint): string {
  return `${practiceId} ${seq}`;
}

/** The hint that a text from outside is, if it is one. */
export function parseHint(text: string): Hint | null {
  const [practiceId = '', digits = '', ...rest] = text.split(' ', 3);
  const isOne = rest.length === 0 && isPracticeId(practiceId) && /^\d+$/.test(digits) && digits.length <= mostDigits;
  return isOne ? { practiceId, seq: Number(digits) } : null;
}
