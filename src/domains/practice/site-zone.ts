import { BadInput } from '../../errors/bad-input.ts';
import type { InvalidInputError } from '../../generated/models.ts';
import { isUsableZone, nearZones } from '../../time/known-zones.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import type { SiteRow } from './site.entity.ts';

type Zoned = Pick<SiteRow, 'name' | 'timeZone'>;

/**
 * Why no day of a site can be computed; null when it can. `updateSite` takes no such zone, but a row may have one from
 * before, or from a server that knew more zones.
 */
export function zoneFault({ name, timeZone }: Zoned): string | null {
  if (isUsableZone(timeZone)) return null;
  return `This server does not know the time zone "${timeZone}" of the site "${name}", so it cannot compute the site's days and hours; correct timeZone with updateSite, for example to ${nearZones(timeZone, 1)[0]}.`;
}

/** The refusal of a write that needs a site's day or hours; null when they can be computed. */
export function zoneRefusal(site: Zoned, path: string[]): InvalidInputError | null {
  const fault = zoneFault(site);
  return fault === null ? null : invalidInput(fault, path);
}

/** Throws when a read needs days or hours of a site that cannot be computed. */
export function requireZone(site: Zoned, argument: string): void {
  const fault = zoneFault(site);
  if (fault !== null) throw new BadInput(fault, [argument]);
}
