import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seenNumbers } from '../../src/edi/values/seen-numbers.ts';

test('a number is new once', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 3000 }), (numbers) => {
      const seen = seenNumbers();
      const known = new Set<string>();
      for (const number of numbers) {
        expect(seen.has(number)).toBe(known.has(number));
        expect(seen.add(number)).toBe(!known.has(number));
        known.add(number);
      }
    }),
    { numRuns: 30 },
  );
});

test('no two of 30,000 numbers in a row are taken for each other, and a repetition is found', () => {
  const seen = seenNumbers();
  const numbers = Array.from({ length: 30_000 }, (_, index) => `P${String(index).padStart(9, '0')}`);
  expect(numbers.every((number) => seen.add(number))).toBe(true);
  expect(numbers.some((number) => seen.add(number))).toBe(false);
});
