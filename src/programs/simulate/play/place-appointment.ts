import type { TakenSlotFragment } from '../generated/operations.ts';
import { type BusyTime, nearestFreeTimes } from './nearest-free-times.ts';

interface Wanted {
  startsAt: Date;
  minutes: number;
  roomId: string | null;
  /** Whether a later time of the day will do; a no-show cannot be noted before the appointment has begun. */
  mayBeLater: boolean;
}

/** The result of a try: the appointment, its obstacle, or the reason why it fits at no time. */
export type Attempt = { id: string } | { taken: TakenSlotFragment } | { refused: string };

interface Calendar {
  dayOf: (instant: Date) => string;
  /** When the provider is taken on a day. */
  busyTimes: (day: string) => Promise<BusyTime[]>;
}

/** The provider may be free where the patient is not. */
const mostAttempts = 10;

/**
 * Finds a time of the wanted day: the wanted one, else the first that the server offers, else the free one nearest to
 * it. Answers the appointment's id; null when the day has no time left.
 */
export async function placeAppointment(
  { dayOf, busyTimes }: Calendar,
  wanted: Wanted,
  attempt: (startsAt: string, roomId: string | null) => Promise<Attempt>,
): Promise<string | null> {
  const first = await attemptInAnyRoom(wanted.startsAt, wanted.roomId, attempt);
  if (!('taken' in first)) return 'id' in first ? first.id : null;
  const day = dayOf(wanted.startsAt);
  const offered = first.taken.nextFreeSlots.map(({ startsAt }) => new Date(startsAt));
  const candidates = [
    ...offered.filter((slot) => wanted.mayBeLater && dayOf(slot) === day).slice(0, 1),
    ...nearestFreeTimes(wanted, await busyTimes(day), dayOf),
  ];
  for (const startsAt of candidates.slice(0, mostAttempts)) {
    const outcome = await attemptInAnyRoom(startsAt, wanted.roomId, attempt);
    if ('id' in outcome) return outcome.id;
  }
  return null;
}

/** Where only the room is taken, does without it. */
async function attemptInAnyRoom(
  startsAt: Date,
  roomId: string | null,
  attempt: (startsAt: string, roomId: string | null) => Promise<Attempt>,
): Promise<Attempt> {
  const outcome = await attempt(startsAt.toISOString(), roomId);
  const isRoomTaken = 'taken' in outcome && outcome.taken.resource === 'ROOM';
  return isRoomTaken ? attempt(startsAt.toISOString(), null) : outcome;
}
