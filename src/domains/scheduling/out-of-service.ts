import { type InvalidInputError, RoomReadiness } from '../../generated/models.ts';
import { localDay, localTime } from '../../time/site-time.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import type { SiteRow } from '../practice/site.entity.ts';
import type { RoomRow } from '../rooms/room.entity.ts';

interface Wanted {
  room: RoomRow | null;
  site: SiteRow;
  startsAt: Date;
  now: Date;
}

/** The refusal of a room for today that is out of service now; null on any other day, when it may be back. */
export function outOfServiceToday({ room, site, startsAt, now }: Wanted): InvalidInputError | null {
  if (!room || !isOutOfService(room)) return null;
  const { timeZone } = site;
  if (!localTime(startsAt, timeZone).day.equals(localTime(now, timeZone).day)) return null;
  return invalidInput(
    `"${room.name}" is OUT_OF_SERVICE today; name another room in input.roomId, null for none, or choose a later day.`,
    ['input', 'roomId'],
  );
}

/** The sentence for the desk when a room is booked that may not be back in time; null for any other room. */
export function outOfServiceWarning(room: RoomRow): string | null {
  return isOutOfService(room)
    ? `"${room.name}" is OUT_OF_SERVICE now; see to it that it is back by then, or choose another room.`
    : null;
}

/** The earliest instant from `from` on at which a room can be booked: not today while it is out of service. */
export function availableFrom(room: RoomRow, { timeZone }: SiteRow, { from, now }: { from: Date; now: Date }): Date {
  if (!isOutOfService(room)) return from;
  const tomorrow = localDay(localTime(now, timeZone).day.toString(), timeZone).until;
  return from > tomorrow ? from : tomorrow;
}

function isOutOfService({ readiness }: RoomRow): boolean {
  return readiness === RoomReadiness.OUT_OF_SERVICE;
}
