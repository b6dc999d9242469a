import timeZoneAt from '@photostructure/tz-lookup';
import { knownZone } from '../../../time/known-zones.ts';
import type { Cells } from '../cells.ts';
import { usTimeZone } from './us-time-zones.ts';

/**
 * The time zone of an organization: by its position, else by its state where the postal code is one of that state's.
 * Null where neither says, as for a place of another country without a position.
 */
export function timeZoneOf(cells: Cells): string | null {
  return zoneByPosition(cells.raw('LAT'), cells.raw('LON')) ?? usTimeZone(cells.raw('STATE'), cells.raw('ZIP'));
}

/** Null where there is no position, also 0, 0, which stands for none in exports, and at sea. */
function zoneByPosition(latitude: string, longitude: string): string | null {
  const [north, east] = [numberOf(latitude, 90), numberOf(longitude, 180)];
  if (north === null || east === null || (north === 0 && east === 0)) return null;
  const zone = timeZoneAt(north, east);
  return zone.startsWith('Etc/') ? null : (knownZone(zone) ?? null);
}

function numberOf(text: string, most: number): number | null {
  const number = Number(text);
  return text !== '' && Math.abs(number) <= most ? number : null;
}
