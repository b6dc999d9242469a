import { expect, test } from 'vitest';
import { clockTime, exactTime, minutesSince } from '../../../web/display/times.ts';

const at = Date.parse('2026-11-21T18:05:09Z');

test('clock times are the site’s', () => {
  expect(clockTime(at, 'America/New_York')).toBe('1:05 PM');
  expect(exactTime(at, 'America/Los_Angeles')).toBe('10:05:09 AM');
});

test('a time zone that an old browser does not know leaves the machine’s own', () => {
  expect(clockTime(at, 'America/Atlantis')).toMatch(/^\d{1,2}:05 [AP]M$/);
});

test.each([
  ['2026-11-21T18:05:09Z', 0],
  ['2026-11-21T18:04:10Z', 0],
  ['2026-11-21T17:05:09Z', 60],
  ['2026-11-21T18:06:00Z', 0],
])('minutes since %s are whole and never negative', (since, minutes) => {
  expect(minutesSince(since, at)).toBe(minutes);
});
