import { VisitStage } from '../../generated/models.ts';
import { localTime } from '../../time/site-time.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import type { SiteRow } from '../practice/site.entity.ts';
import { nextTicket } from './next-ticket.ts';
import { startStageClock } from './start-stage-clock.ts';
import { VisitEntity, type VisitRow } from './visit.entity.ts';
import { visitChanged } from './visit.events.ts';
import { VisitStepEntity } from './visit-step.entity.ts';

type Arrival = Pick<VisitRow, 'patientId' | 'visitTypeId'> & Partial<Pick<VisitRow, 'appointmentId' | 'providerId'>>;

/** Begins a visit with a ticket, in the waiting room. */
export async function startVisit(unit: WriteUnit, site: SiteRow, arrival: Arrival): Promise<VisitRow> {
  const { id: siteId } = site;
  const { day, ticket, at } = await takeTicket(unit, site);
  const state = { stage: VisitStage.WAITING, stageSince: at, arrivedAt: at };
  const visit = unit.create(VisitEntity, { siteId, day, ticket, ...arrival, ...state });
  await startStageClock(unit, visit);
  await unit.save(visitChanged(visit));
  unit.create(VisitStepEntity, { visitId: visit.id, toStage: visit.stage, at, byId: unit.staffMemberId });
  return visit;
}

/** A ticket of the day on which the visit begins, also where midnight passes while the counter is locked by others. */
async function takeTicket(unit: WriteUnit, { practiceId, id: siteId, timeZone }: SiteRow) {
  const dayAt = (instant: Date) => localTime(instant, timeZone).day.toString();
  let day = dayAt(unit.now);
  for (;;) {
    const ticket = await nextTicket(unit.db, { practiceId, siteId, day }, unit.now);
    // Taken after the lock on the ticket: the earlier ticket arrived earlier.
    const at = new Date();
    if (dayAt(at) === day) return { day, ticket, at };
    day = dayAt(at);
  }
}
