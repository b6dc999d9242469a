import type { Reader } from '../../database/reader.ts';
import { BookedResource } from '../../generated/models.ts';

export type Resources = Partial<Record<BookedResource, string | null>>;

export interface BusyTime {
  appointmentId: string;
  resource: BookedResource;
  startsAt: Date;
  endsAt: Date;
}

interface BusySearch {
  practiceId: string;
  resources: Resources;
  from: Date;
  until: Date;
  /** An appointment whose own times do not count. */
  exceptId?: string | null;
}

/** Longer than any visit type may be. */
const longestMs = 24 * 60 * 60_000;
const columns = {
  [BookedResource.PROVIDER]: 'appointment.providerId',
  [BookedResource.ROOM]: 'appointment.roomId',
  [BookedResource.PATIENT]: 'appointment.patientId',
} as const;

/**
 * Times taken for any of the resources, by start. Found by the appointments' start: row-level security keeps the overlap operator away from the index
 * of the constraint, and a resource's whole past would be read.
 */
export async function findBusyTimes(db: Reader, { resources, ...search }: BusySearch): Promise<BusyTime[]> {
  const queries = Object.values(BookedResource).flatMap((resource) => {
    const id = resources[resource];
    return id ? [timesOf(db, resource, id, search)] : [];
  });
  const [first, ...others] = queries;
  if (!first) return [];
  return others
    .reduce((all, query) => all.unionAll(query), first)
    .orderBy('startsAt')
    .execute();
}

function timesOf(
  db: Reader,
  resource: BookedResource,
  id: string,
  { practiceId, from, until, exceptId }: Omit<BusySearch, 'resources'>,
) {
  return db
    .selectFrom('appointment')
    .innerJoin('booking', (join) =>
      join
        .onRef('booking.practiceId', '=', 'appointment.practiceId')
        .onRef('booking.appointmentId', '=', 'appointment.id'),
    )
    .select(['booking.appointmentId', 'booking.resource', 'appointment.startsAt', 'appointment.endsAt'])
    .where('appointment.practiceId', '=', practiceId)
    .where(columns[resource], '=', id)
    .where('appointment.startsAt', '>', new Date(from.getTime() - longestMs))
    .where('appointment.startsAt', '<', until)
    .where('appointment.endsAt', '>', from)
    .where('booking.resource', '=', resource)
    .where('booking.releasedAt', 'is', null)
    .$if(Boolean(exceptId), (query) => query.where('appointment.id', '!=', exceptId ?? ''));
}
