import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { DurationScalar } from '../../../src/contract/scalars/duration.scalar.ts';

test('a length of time is printed as Temporal prints it', () => {
  const minutes = Array.from({ length: 200 }, (_, number) => number * 61);
  for (const seconds of [0, 1, 59, 60, 3_599, 3_600, 3_661, 86_400, 90_061.9, -1, -3_661, ...minutes]) {
    const expected = Temporal.Duration.from({ seconds: Math.floor(seconds) }).round({ largestUnit: 'hours' });
    expect(DurationScalar.serialize(seconds)).toBe(expected.toString());
  }
});

test('a value that is no length of time is not printed', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 'long', undefined]) {
    expect(() => DurationScalar.serialize(value), String(value)).toThrow(RangeError);
  }
});
