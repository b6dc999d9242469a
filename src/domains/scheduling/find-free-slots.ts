import { Temporal } from 'temporal-polyfill';
import type { OpeningHours } from '../../generated/models.ts';
import { localTime } from '../../time/site-time.ts';
import { isShownAgain } from '../../time/wall-clock.ts';
import { type Opening, openingsOf, type Span } from './opening-spans.ts';

export interface SlotSearch {
  /** When something is in the way, in any order. */
  busy: readonly Span[];
  hours: readonly OpeningHours[];
  timeZone: string;
  minutes: number;
  /** No slot begins before this instant. */
  from: Date;
  /** No slot ends after this instant. */
  until: Date;
  count: number;
}

const minute = 60_000;
const grid = 5 * minute;

/**
 * The first free slots within opening hours, on a grid of 5 minutes that starts with each opening. They do not overlap
 * one another: every one offered can be booked beside the others. None begins in an hour that clocks show again, since
 * its time on the clock would be that of an earlier slot.
 */
export function findFreeSlots(search: SlotSearch): Span[] {
  const { hours, timeZone, from, until, count } = search;
  const found: Span[] = [];
  const openingsOn = openingsOf(hours, timeZone);
  const last = localTime(until, timeZone).day;
  // The hours of the day before may run past midnight.
  let day = localTime(from, timeZone).day.subtract({ days: 1 });
  while (found.length < count && Temporal.PlainDate.compare(day, last) <= 0) {
    for (const open of openingsOn(day)) found.push(...slotsIn(open, search, found.at(-1)?.end ?? from.getTime()));
    day = day.add({ days: 1 });
  }
  return found.slice(0, count);
}

function slotsIn(open: Opening, { busy, minutes, timeZone, until }: SlotSearch, earliest: number): Span[] {
  const slots: Span[] = [];
  const length = minutes * minute;
  const end = Math.min(open.openUntil, until.getTime());
  let start = onGrid(open, earliest);
  while (start < open.end && start + length <= end) {
    const slot = { start, end: start + length };
    const inTheWay = busy.find((taken) => taken.start < slot.end && slot.start < taken.end);
    const isRepeated = !inTheWay && isShownAgain(start, timeZone);
    if (!inTheWay && !isRepeated) slots.push(slot);
    start = isRepeated ? start + grid : onGrid(open, (inTheWay ?? slot).end);
  }
  return slots;
}

function onGrid(open: Span, earliest: number): number {
  return open.start + Math.ceil(Math.max(0, earliest - open.start) / grid) * grid;
}
