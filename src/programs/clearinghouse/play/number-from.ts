import { createHash } from 'node:crypto';

/** A number of so many digits that is always the same for the same text. */
export function numberFrom(text: string, digits: number): string {
  const hash = createHash('sha256').update(text).digest('hex');
  return BigInt(`0x${hash}`).toString().slice(-digits).padStart(digits, '0');
}

/** A fraction from 0 up to, but not, 1 that is always the same for the same text. */
export const fractionFrom = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
