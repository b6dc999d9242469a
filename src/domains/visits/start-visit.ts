import { newId } from '../../database/sql/new-id.ts';
import { AuditAction, VisitStage } from '../../generated/models.ts';
import { topics } from '../../live/log/topics.ts';
import { localTime } from '../../time/site-time.ts';
import type { WriteUnit } from '../../writing/write.ts';
import type { SiteRow } from '../practice/site.entity.ts';
import { nextTicket } from './next-ticket.ts';
import { touchedVisit } from './touched-visit.ts';
import { VisitEntity, type VisitRow } from './visit.entity.ts';
import { VisitStepEntity } from './visit-step.entity.ts';

type Arrival = Pick<VisitRow, 'patientId' | 'visitTypeId'> & Partial<Pick<VisitRow, 'appointmentId' | 'providerId'>>;

/** Begins a visit with a ticket, in the waiting room. */
export async function startVisit(unit: WriteUnit, site: SiteRow, arrival: Arrival): Promise<VisitRow> {
  const { em, db, principal } = unit;
  const { practiceId, id: siteId } = site;
  const day = localTime(unit.now, site.timeZone).day.toString();
  const ticket = await nextTicket(db, { practiceId, siteId, day });
  // Taken now that the ticket is ours: who has the earlier ticket arrived earlier.
  const at = new Date();
  const state = { stage: VisitStage.WAITING, stageSince: at, arrivedAt: at };
  const visit = em.create(VisitEntity, { practiceId, id: newId(), siteId, day, ticket, ...arrival, ...state });
  await em.flush();
  em.create(VisitStepEntity, {
    ...{ practiceId, id: newId(), visitId: visit.id },
    ...{ toStage: visit.stage, at, byId: principal.staffMemberId },
  });
  unit.emit({ type: 'VISIT_CHANGED', subjectId: visit.id, topics: [topics.visits(siteId)] });
  unit.touch(AuditAction.CREATE, touchedVisit(visit));
  return visit;
}
