import { Temporal } from 'temporal-polyfill';
import { zoneLinks } from './zone-links.ts';

/** IANA's name by the same name in small letters. A zone that comes with a newer Node.js is known with it. */
const known: ReadonlyMap<string, string> = new Map(
  [...Intl.supportedValuesOf('timeZone'), ...zoneLinks].map((name) => [name.toLowerCase(), name]),
);

/**
 * A zone's name as IANA writes it; undefined when IANA has none of this name. Temporal alone would also take names that
 * IANA has withdrawn, such as `US/Pacific-New`. Links such as `US/Pacific` stay as they are.
 */
export function knownZone(name: string): string | undefined {
  return known.get(name.toLowerCase());
}

/** Whether days and times can be computed in a zone here, whatever its name. */
export function isUsableZone(name: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** Known names that may be meant by one that is not, the nearest first. */
export function nearZones(name: string, most = 3): string[] {
  const wanted = folded(name);
  const meant = meantBy(name);
  const near = [...known.values()]
    .map((zone) => ({ zone, distance: distanceTo(wanted, zone) }))
    .filter(({ distance }) => distance <= Math.max(2, wanted.length / 3))
    .sort((one, other) => one.distance - other.distance)
    .map(({ zone }) => zone);
  const zones = [...new Set([...(meant ? [meant] : []), ...near])];
  return (zones.length > 0 ? zones : ['America/New_York', 'America/Chicago', 'America/Los_Angeles']).slice(0, most);
}

/** The zone that ICU, which has withdrawn names and abbreviations too, takes the name for. */
function meantBy(name: string): string | undefined {
  try {
    return knownZone(new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone);
  } catch {
    return undefined;
  }
}

/** From the whole name, or from its city, since the area is what people leave off or confuse. */
function distanceTo(wanted: string, zone: string): number {
  const whole = folded(zone);
  const city = whole.slice(whole.lastIndexOf('/') + 1);
  const wantedCity = wanted.slice(wanted.lastIndexOf('/') + 1);
  return Math.min(editDistance(wanted, whole), editDistance(wantedCity, city) + (wanted === wantedCity ? 0 : 1));
}

function folded(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[\s_-]+/g, '')
    .toLowerCase();
}

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (let at = 1; at <= other.length; at += 1) {
      const changed = (row[at - 1] ?? 0) + (letter === other[at - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
