import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { isUsableZone, knownZone, nearZones } from '../../src/time/known-zones.ts';
import { localDay, localTime } from '../../src/time/site-time.ts';
import { zoneLinks } from '../../src/time/zone-links.ts';

const zones = Intl.supportedValuesOf('timeZone');
const zone = fc.constantFrom(...zones, ...zoneLinks);

test('the days of every zone follow each other without a gap, and hold the instants that are on them', () => {
  fc.assert(
    fc.property(
      zone,
      fc.integer({ min: 0, max: 25 * 365 }),
      fc.nat({ max: 26 * 3600 }),
      (timeZone, number, seconds) => {
        const day = Temporal.PlainDate.from('2010-01-01').add({ days: number });
        const { from, until } = localDay(day, timeZone);
        expect(localDay(day.add({ days: 1 }), timeZone).from).toEqual(until);
        const instant = new Date(from.getTime() + seconds * 1_000);
        const isOn = localTime(instant, timeZone).day.equals(day);
        expect(isOn).toBe(instant < until);
        expect(localTime(new Date(from.getTime() - 1), timeZone).day.equals(day)).toBe(false);
      },
    ),
    { numRuns: 3_000 },
  );
});

test('every zone that IANA has is known, in any capitals, and usable; its links stay as they are', () => {
  for (const name of [...zones, ...zoneLinks]) {
    expect(knownZone(name.toLowerCase())).toBe(name);
    expect(isUsableZone(name)).toBe(true);
  }
});

test.each([
  ['US/Pacific-New', 'America/Los_Angeles'],
  ['America/New York', 'America/New_York'],
  ['new york', 'America/New_York'],
  ['Amercia/Chicago', 'America/Chicago'],
  ['Europe/Zürich', 'Europe/Zurich'],
])('%s is no zone, and %s is near', (name, near) => {
  expect(knownZone(name)).toBeUndefined();
  expect(nearZones(name)).toContain(near);
});
