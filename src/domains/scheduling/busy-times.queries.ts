import type { Reader } from '../../database/sql/reader.ts';
import { BookedResource } from '../../generated/models.ts';

type Resources = Partial<Record<BookedResource, string | null>>;

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
  [BookedResource.PROVIDER]: 'planned.providerId',
  [BookedResource.ROOM]: 'planned.roomId',
  [BookedResource.PATIENT]: 'planned.patientId',
} as const;

/**
 * Times taken for any of the resources, by start. Found by the appointments' start: row-level security keeps the
 * overlap operator away from the constraint's index. Otherwise a resource's whole past would be read.
 */
export async function findBusyTimes(db: Reader, { resources, ...search }: BusySearch): Promise<BusyTime[]> {
  const queries = Object.values(BookedResource).flatMap((resource) => {
    const id = resources[resource];
    return id ? [timesOf(db, resource, id, search)] : [];
  });
  const [first, ...others] = queries;
  if (!first) return [];
  const rows = await others.reduce((all, query) => all.unionAll(query), first).execute();
  return rows.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
}

function timesOf(
  db: Reader,
  resource: BookedResource,
  id: string,
  { practiceId, from, until, exceptId }: Omit<BusySearch, 'resources'>,
) {
  return (
    db
      .selectFrom('booking')
      // Not under its own name: the ORM would take a booking's appointment_id for an appointment's id.
      .innerJoin('appointment as planned', (join) =>
        join.on('planned.practiceId', '=', practiceId).onRef('planned.id', '=', 'booking.appointmentId'),
      )
      .select(['booking.appointmentId', 'booking.resource', 'planned.startsAt', 'planned.endsAt'])
      .where('booking.practiceId', '=', practiceId)
      .where(columns[resource], '=', id)
      .where('planned.startsAt', '>', new Date(from.getTime() - longestMs))
      .where('planned.startsAt', '<', until)
      .where('planned.endsAt', '>', from)
      .where('booking.resource', '=', resource)
      .where('booking.releasedAt', 'is', null)
      .$if(Boolean(exceptId), (query) => query.where('planned.id', '!=', exceptId ?? ''))
  );
}
