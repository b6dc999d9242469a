import type { BookedResource, FreeSlot, SlotTakenError } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { localTime } from '../../time/site-time.ts';
import { AppointmentEntity } from './appointment.entity.ts';
import { type BusyTime, findBusyTimes } from './busy-times.queries.ts';
import { nextFreeSlots } from './next-free-slots.ts';
import type { AppointmentPlan } from './plan-appointment.ts';
import { searchWindow } from './search-window.ts';

const offered = 3;

/** The resources a write was about to take, for the answer when the constraint refuses. */
export interface BookingAttempt {
  taking?: Taking;
}

interface Taking {
  plan: AppointmentPlan;
  resource: BookedResource;
  /** The appointment whose own time does not count. */
  replacedId: string | null;
  /** The arguments that name what can be taken; `id` where the mutation names none. */
  paths: PathsOfResources;
  /** A way out besides another time. */
  wayOut?: string;
}

export type PathsOfResources = Readonly<Record<BookedResource, string[]>>;

/**
 * The answer when the constraint refused a booking: looks, after the rollback, at what is in the way and what is free
 * instead.
 */
export async function slotTaken(context: Context, { taking }: BookingAttempt): Promise<SlotTakenError> {
  if (!taking) throw new Error('A booking was refused before one was tried.');
  const { plan, resource, replacedId, paths, wayOut } = taking;
  const { site, visitType, startsAt, endsAt, patientId, providerId, roomId } = plan;
  const window = searchWindow(startsAt, new Date());
  const busy = await findBusyTimes(await context.request.reads.reader(), {
    practiceId: practiceIdOf(context),
    resources: { PROVIDER: providerId, ROOM: roomId, PATIENT: patientId },
    from: startsAt,
    until: window.until,
    exceptId: replacedId,
  });
  const inTheWay = busy.find((time) => time.resource === resource && time.startsAt < endsAt && startsAt < time.endsAt);
  const nextSlots = nextFreeSlots({ site, visitType, busy, window, count: offered });
  return {
    __typename: 'SlotTakenError',
    message: `${whatIsTaken(plan, resource, inTheWay)}; ${whatIsFree(plan, nextSlots[0])}${wayOut ? `; ${wayOut}` : ''}.`,
    path: paths[resource],
    resource,
    conflictingAppointment: inTheWay ? await load(context, rowsById(AppointmentEntity), inTheWay.appointmentId) : null,
    nextFreeSlots: nextSlots,
  };
}

function whatIsTaken(
  { site: { timeZone }, startsAt }: AppointmentPlan,
  resource: BookedResource,
  inTheWay: BusyTime | undefined,
): string {
  const who = `The ${resource.toLowerCase()}`;
  const from = localTime(inTheWay?.startsAt ?? startsAt, timeZone);
  if (!inTheWay) return `${who} was taken at ${from.clock} on ${from.day} a moment ago and is not any more`;
  const until = localTime(inTheWay.endsAt, timeZone);
  return from.day.equals(until.day)
    ? `${who} is taken ${from.clock}–${until.clock} on ${from.day}`
    : `${who} is taken from ${from.clock} on ${from.day} to ${until.clock} on ${until.day}`;
}

function whatIsFree({ site: { timeZone }, startsAt }: AppointmentPlan, slot: FreeSlot | undefined): string {
  if (!slot) return 'no time is free within opening hours in the 30 days after it: name another provider, room or day';
  const free = localTime(slot.startsAt, timeZone);
  const isSameDay = free.day.equals(localTime(startsAt, timeZone).day);
  return `the next free time is ${free.clock}${isSameDay ? '' : ` on ${free.day}`}`;
}
