import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callEstimate } from '../../../src/domains/displays/call-estimate.ts';

const minute = 60_000;
const arrived = new Date('2026-11-21T13:00:00Z');
const after = (minutes: number) => new Date(arrived.getTime() + minutes * minute);
const waits = (...minutes: number[]) => minutes.map((wait) => wait * minute);

test('8 in 10 waits lie in the range', () => {
  const estimate = callEstimate(waits(10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), arrived, after(0));
  expect(estimate).toEqual({ earliest: after(12), latest: after(28) });
});

test('the range never begins in the past', () => {
  const estimate = callEstimate(waits(10, 15, 20, 25, 30), arrived, after(20));
  expect(estimate).toEqual({ earliest: after(20), latest: after(28) });
});

test.each([
  ['while fewer than 5 patients were in a room', waits(10, 11, 12, 13), 0],
  ['when the ticket has waited longer than the range', waits(10, 10, 10, 10, 10), 11],
])('nothing is estimated %s', (_when, known, minutes) => {
  expect(callEstimate(known, arrived, after(minutes))).toBeNull();
});

test('every range ends after now, after its beginning, and within the waits that were seen', () => {
  const lists = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 5, maxLength: 20 });
  fc.assert(
    fc.property(lists, fc.nat(300), (list, waited) => {
      const now = after(waited);
      const estimate = callEstimate(waits(...list), arrived, now);
      if (!estimate) return;
      expect(estimate.latest.getTime()).toBeGreaterThan(now.getTime());
      expect(estimate.earliest.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(estimate.earliest.getTime()).toBeLessThanOrEqual(estimate.latest.getTime());
      expect(estimate.latest.getTime()).toBeLessThanOrEqual(after(Math.max(...list)).getTime());
    }),
  );
});
