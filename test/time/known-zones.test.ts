import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { isUsableZone, knownZone, nearZones } from '../../src/time/known-zones.ts';
import { zoneLinks } from '../../src/time/zone-links.ts';

const all = [...Intl.supportedValuesOf('timeZone'), ...zoneLinks];

test('every zone and every link is known as it is written, whatever its capitals, and can be used', () => {
  expect(all.length).toBeGreaterThan(590);
  expect(new Set(all).size).toBe(all.length);
  for (const zone of all) {
    expect([knownZone(zone), knownZone(zone.toUpperCase())]).toEqual([zone, zone]);
    expect(isUsableZone(zone)).toBe(true);
    expect(Temporal.Now.zonedDateTimeISO(zone).timeZoneId.toLowerCase()).toBe(zone.toLowerCase());
  }
});

test.each([
  'US/Pacific-New',
  'SystemV/PST8',
  'PST',
  'IST',
  'Factory',
  'localtime',
  'posixrules',
  'posix/America/New_York',
  'America/Gotham',
  ' America/New_York',
  'America/New York',
  '+05:00',
  'UTC+5',
  'Etc/GMT-15',
  '',
  'constructor',
])('"%s" is no zone, and the names that are offered instead are', (name) => {
  expect(knownZone(name)).toBeUndefined();
  const near = nearZones(name);
  expect(near.length).toBeGreaterThan(0);
  expect(near.length).toBeLessThanOrEqual(3);
  expect(near.map(knownZone)).toEqual(near);
});

test.each([
  ['US/Pacific-New', 'America/Los_Angeles'],
  ['PST', 'America/Los_Angeles'],
  ['america/new york', 'America/New_York'],
  ['New York', 'America/New_York'],
  ['Los Angeles', 'America/Los_Angeles'],
  ['USA/Chicago', 'America/Chicago'],
  ['America/Chigaco', 'America/Chicago'],
  ['São Paulo', 'America/Sao_Paulo'],
  ['Europe/Zürich', 'Europe/Zurich'],
])('"%s" is near to %s', (name, zone) => {
  expect(nearZones(name)[0]).toBe(zone);
});
