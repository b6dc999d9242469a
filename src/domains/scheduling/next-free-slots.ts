import type { FreeSlot } from '../../generated/models.ts';
import type { SiteRow } from '../practice/site.entity.ts';
import type { VisitTypeRow } from '../practice/visit-type.entity.ts';
import type { BusyTime } from './busy-times.queries.ts';
import { findFreeSlots } from './find-free-slots.ts';
import type { SearchWindow } from './search-window.ts';

interface Wanted {
  site: SiteRow;
  visitType: VisitTypeRow;
  busy: readonly BusyTime[];
  window: SearchWindow;
  count: number;
}

/** Free slots for a visit type at a site, beside what is busy. */
export function nextFreeSlots({ site, visitType, busy, window, count }: Wanted): FreeSlot[] {
  const { hours, timeZone } = site;
  const taken = busy.map(({ startsAt, endsAt }) => ({ start: startsAt.getTime(), end: endsAt.getTime() }));
  const minutes = visitType.durationMinutes;
  return findFreeSlots({ busy: taken, hours, timeZone, minutes, ...window, count }).map(({ start, end }) => ({
    startsAt: new Date(start),
    endsAt: new Date(end),
  }));
}
