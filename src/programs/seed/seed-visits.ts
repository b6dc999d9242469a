import { newId } from '../../database/sql/new-id.ts';
import { BookedResource } from '../../generated/models.ts';
import { localTime } from '../../time/site-time.ts';
import { insertRows } from '../import/insert-rows.ts';
import { reserveTickets } from '../import/reserve-tickets.ts';
import { appointmentRow } from './appointment-row.ts';
import type { Clinic } from './find-clinic.ts';
import { inBatches, type SeedPlace } from './in-batches.ts';
import { keptVisit } from './kept-visit.ts';
import type { PlannedVisit } from './plan-visits.ts';

/** Adds the planned appointments, and the visits of those that were kept. */
export function seedVisits(place: SeedPlace, { site }: Clinic, plan: readonly PlannedVisit[]): Promise<void> {
  return inBatches(place, { rows: plan, word: 'appointments' }, async (unit, batch) => {
    const planned = batch.map((visit) => ({ visit, row: appointmentRow(unit.practiceId, site.id, visit) }));
    await insertRows(
      unit,
      'appointment',
      planned.map(({ row }) => row),
    );
    const coming = planned.filter(({ visit }) => visit.fate === 'TO_COME').map(({ row }) => row);
    const bookings = coming.flatMap((row) => [
      { resource: BookedResource.PROVIDER, resourceId: row.providerId, ...row },
      { resource: BookedResource.PATIENT, resourceId: row.patientId, ...row },
    ]);
    await insertRows(
      unit,
      'booking',
      bookings.map(({ practiceId, id, resource, resourceId, startsAt, endsAt }) => ({
        ...{ practiceId, id: newId(), appointmentId: id, resource, resourceId },
        during: `[${startsAt.toISOString()},${endsAt.toISOString()})`,
      })),
    );
    const kept = planned.filter(({ visit }) => visit.fate === 'KEPT');
    const days = kept.map(({ row }) => ({
      siteId: site.id,
      day: localTime(row.startsAt, site.timeZone).day.toString(),
    }));
    const tickets = await reserveTickets(unit, days);
    const visits = kept.map(({ visit, row }, index) =>
      keptVisit(row, { waits: visit.waits, day: days[index]?.day ?? '', ticket: tickets[index] ?? '' }),
    );
    await insertRows(
      unit,
      'visit',
      visits.map(({ visit }) => visit),
    );
    await insertRows(
      unit,
      'visit_step',
      visits.flatMap(({ steps }) => steps),
    );
  });
}
