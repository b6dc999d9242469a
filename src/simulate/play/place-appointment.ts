import type { TakenSlotFragment } from '../generated/operations.ts';
import type { AppointmentTimes } from '../plan/appointment-times.ts';

interface Wanted {
  startsAt: Date;
  minutes: number;
  roomId: string | null;
  /** Whether a later time of the day will do; a no-show cannot be noted before the appointment has begun. */
  mayBeLater: boolean;
}

/** What became of a try: the appointment, what is in the way, or why this can be had at no time. */
export type Attempt = { id: string } | { taken: TakenSlotFragment } | { refused: string };

/** More than fit into a day. */
const mostAttempts = 60;

/**
 * Finds a time of the wanted day, nearest the wanted one: that itself, one of those the server offers, or else the time before what is in the way, and so on
 * back to midnight. Null when the day has none.
 */
export async function placeAppointment(
  times: AppointmentTimes,
  { startsAt: wanted, minutes, roomId, mayBeLater }: Wanted,
  attempt: (startsAt: string, roomId: string | null) => Promise<Attempt>,
): Promise<string | null> {
  const day = times.dayOf(wanted).getTime();
  let startsAt = wanted.getTime();
  let room = roomId;
  for (let tries = 0; tries < mostAttempts; tries += 1) {
    const outcome = await attempt(new Date(startsAt).toISOString(), room);
    if ('id' in outcome) return outcome.id;
    if ('refused' in outcome) return null;
    const { resource, conflictingAppointment, nextFreeSlots } = outcome.taken;
    if (resource === 'ROOM') {
      room = null;
      continue;
    }
    const offered = mayBeLater && nextFreeSlots.find((slot) => times.dayOf(new Date(slot.startsAt)).getTime() === day);
    const inTheWay = conflictingAppointment ? Date.parse(conflictingAppointment.startsAt) : startsAt;
    startsAt = offered ? Date.parse(offered.startsAt) : wholeMinute(inTheWay - minutes * minuteMs);
    if (startsAt < day) return null;
  }
  return null;
}

const minuteMs = 60_000;

function wholeMinute(instant: number): number {
  return Math.floor(instant / minuteMs) * minuteMs;
}
